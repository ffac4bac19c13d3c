import t from 'tap'
import { newBudget } from '../../src/memory/budget.ts'
import { bytesOf } from '../../src/memory/size.ts'

t.test('all shelves share one budget: what was not asked for longest goes first, of whatever kind', async t => {
  const budget = newBudget(18_000)
  const [courts, policies] = [budget.shelf<{ name: string }>('court'), budget.shelf<{ name: string }>('policy')]
  courts.set('a', { name: 'court a' }, 3_000)
  policies.set('a', { name: 'policy a' }, 3_000)
  t.same([courts.get('a'), policies.get('a')], [{ name: 'court a' }, { name: 'policy a' }], 'a name is a shelf\'s own')
  courts.get('a')
  policies.set('b', { name: 'policy b' }, 5_000)
  t.equal(policies.get('a'), undefined)
  t.same(courts.get('a'), { name: 'court a' })
  t.ok(budget.bytes() <= 18_000 * 0.52, 'what is printed has the rest')
  policies.set('huge', { name: 'too large for all of it' }, 10_000)
  t.equal(policies.get('huge'), undefined)
})

t.test('what can be made again takes no room from what had to be asked for', async t => {
  const budget = newBudget(18_000)
  const [courts, printed] = [budget.shelf<{ name: string }>('court', 'courts'), budget.shelf<{ name: string }>('printed', 'printed')]
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const left = () => names.filter(name => printed.get(name) !== undefined).length
  for (const name of names) printed.set(name, { name }, 1_000)
  t.equal(left(), 6, 'it never takes more than its part')
  for (const name of ['a', 'b', 'c', 'd']) courts.set(name, { name }, 3_000)
  t.same(['a', 'b', 'c', 'd'].filter(name => courts.get(name) === undefined), [])
  t.equal(left(), 3, 'it goes for courts')
  for (const name of names) printed.set(name, { name }, 1_000)
  t.same(['a', 'b', 'c', 'd'].filter(name => courts.get(name) === undefined), [], 'and however much is printed, no court goes for it')
  courts.set('e', { name: 'e' }, 3_000)
  t.same([courts.get('a'), courts.get('e')], [undefined, { name: 'e' }], 'courts make room among themselves')
  t.equal(left(), 3, 'and leave the least of it')
  t.ok(budget.bytes() <= 18_000)
})

t.test('parts take the room that courts leave, and no court makes room for one', async t => {
  const budget = newBudget(27_000)
  const [courts, parts] = [budget.shelf<{ name: string }>('court', 'courts'), budget.shelf<{ name: string }>('fees')]
  const isThere = (shelf: typeof parts, names: readonly string[]) => names.filter(name => shelf.get(name) !== undefined)
  const names = Array.from({ length: 12 }, (_, place) => `part ${place}`)
  for (const name of names) parts.set(name, { name }, 1_000)
  t.ok(isThere(parts, names).length >= 11, 'alone they have half of all')
  const six = ['a', 'b', 'c', 'd', 'e', 'f']
  for (const name of six) courts.set(name, { name }, 2_500)
  t.same(isThere(courts, six), six)
  t.ok(isThere(parts, names).length < 8, 'they go for courts')
  for (const name of names) parts.set(name, { name }, 1_000)
  t.same(isThere(courts, six), six, 'and however many come, no court goes for them')
  for (const name of ['g', 'h', 'i']) courts.set(name, { name }, 2_500)
  t.same(isThere(courts, [...six, 'g', 'h', 'i']), ['c', 'd', 'e', 'f', 'g', 'h', 'i'], 'courts make room among themselves')
  t.ok(isThere(parts, names).length > 0, 'and leave the least of them')
  t.ok(budget.bytes() <= 27_000)
})

t.test('what is deleted or cleared is not found again', async t => {
  const shelf = newBudget(10_000).shelf<{ name: string }>('court')
  shelf.set('a', { name: 'a' }, 10)
  shelf.set('b', { name: 'b' }, 10)
  shelf.delete('a')
  t.same([shelf.get('a'), shelf.get('b')], [undefined, { name: 'b' }])
  shelf.clear()
  t.equal(shelf.get('b'), undefined)
  shelf.set('b', { name: 'again' }, 10)
  t.same(shelf.get('b'), { name: 'again' })
})

t.test('what a value takes grows with it, and what two hold is counted once', async t => {
  const text = 'x'.repeat(1_000)
  t.ok(bytesOf({ text }) > 1_000 && bytesOf({ text }) < 1_200)
  t.ok(bytesOf([{ text }, { text }]) < 1_400)
  t.ok(bytesOf(new Map([['key', { text }]])) > 1_000)
  t.ok(bytesOf({ bytes: new Uint8Array(5_000) }) > 5_000)
  const circle: { self?: object } = {}
  circle.self = circle
  t.ok(bytesOf(circle) > 0, 'a circle ends')
})
