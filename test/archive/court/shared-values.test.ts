import t from 'tap'
import { sharing } from '../../../src/archive/court/shared-values.ts'

t.test('equal texts, lists and objects become one', async t => {
  const share = sharing()
  const rows = share([
    { court: 'Kern', keys: [{ key: 'a', name: null }], counts: { error: 0 }, at: 1_700_000_000_000 },
    { court: 'Kern', keys: [{ key: 'a', name: null }], counts: { error: 0 }, at: 1_800_000_000_000 }
  ])
  const [one, other] = rows
  t.equal(one?.keys, other?.keys)
  t.equal(one?.counts, other?.counts)
  t.not(one, other)
  t.equal(share({ court: 'Kern', keys: [{ key: 'a', name: null }], counts: { error: 0 }, at: 1_700_000_000_000 }), one)
})

t.test('what differs stays apart', async t => {
  const share = sharing()
  const different = [[], {}, [null], ['null'], [0], ['0'], [[]], [{}], { a: 1, b: 2 }, { a: '1', b: 2 }, { b: 1, a: 2 }, { a: '1,b:2' }, [NaN], [Infinity], [true], ['true'], [undefined]]
  const shared = different.map(share)
  t.strictSame(shared, different)
  t.equal(new Set(shared).size, different.length)
})
