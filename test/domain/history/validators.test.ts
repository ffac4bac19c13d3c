import t from 'tap'
import { conditionsOf, sharedValidators, validators, validatorsOf, type Headers, type Validator } from '../../../src/domain/history/validators.ts'

const date = 'Sun, 06 Mar 2005 10:00:00 GMT'
const earlier = 'Sun, 06 Mar 2005 09:59:59 GMT'
const asDate = ['If-Modified-Since', earlier] as const

// header of an answer -> the conditions of the next request, in order
const answers: Array<[headers: Headers, conditions: ReadonlyArray<readonly [string, string]>, kinds: Validator[]]> = [
  [{}, [], []],
  [{ etag: '"a"' }, [['If-None-Match', '"a"']], ['etag']],
  [{ etag: 'W/"a"' }, [['If-None-Match', 'W/"a"']], ['weak-etag']],
  [{ etag: 'w/"a"' }, [['If-None-Match', 'w/"a"']], ['weak-etag']],
  [{ 'last-modified': earlier, date }, [asDate], ['last-modified']],
  [{ etag: '"a"', 'last-modified': earlier, date }, [['If-None-Match', '"a"'], asDate], ['etag', 'last-modified']],
  // Within that second it could have changed again.
  [{ 'last-modified': date, date }, [], []],
  [{ 'last-modified': earlier }, [], []],
  [{ 'last-modified': 'yesterday', date }, [], []],
  [{ 'last-modified': earlier, date: 'now' }, [], []]
]

t.test('an answer is asked about by what it says of its bytes', async t => {
  for (const [headers, conditions, kinds] of answers) {
    t.same([...validatorsOf(headers).keys()], kinds, JSON.stringify(headers))
    t.same(conditionsOf(headers, new Set()), conditions)
    t.same(conditionsOf(headers, validators), [], 'by nothing')
  }
})

t.test('what is not believed is left out', async t => {
  const both = { etag: '"a"', 'last-modified': earlier, date }
  t.same(conditionsOf(both, new Set<Validator>(['etag'])), [asDate])
  t.same(conditionsOf(both, new Set<Validator>(['last-modified', 'weak-etag'])), [['If-None-Match', '"a"']])
})

// [two answers of one URL with different bytes, the kinds that are the same in both]
const pairs: Array<[a: Headers, b: Headers, shared: Validator[]]> = [
  [{ etag: '"a"' }, { etag: '"a"' }, ['etag']],
  [{ etag: '"a"' }, { etag: '"b"' }, []],
  [{ etag: '"a"' }, { etag: 'W/"a"' }, []],
  [{ etag: 'W/"a"' }, { etag: 'W/"a"' }, ['weak-etag']],
  [{ 'last-modified': earlier, date }, { 'last-modified': earlier, date: 'Mon, 07 Mar 2005 10:00:00 GMT' }, ['last-modified']],
  [{ 'last-modified': earlier, date: earlier }, { 'last-modified': earlier, date }, []],
  [{ etag: '"a"', 'last-modified': earlier, date }, { etag: '"a"', 'last-modified': earlier, date }, ['etag', 'last-modified']],
  [{}, {}, []]
]

t.test('different bytes may not have the same validators', async t => {
  for (const [a, b, shared] of pairs) {
    t.same(sharedValidators(a, [{}, b]), shared, JSON.stringify([a, b]))
    t.same(sharedValidators(b, [a]), shared)
  }
  t.same(sharedValidators({ etag: '"a"' }, []), [])
})
