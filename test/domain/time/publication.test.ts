import t from 'tap'
import { earliestPublication, isBareDate, latestPublication } from '../../../src/domain/time/publication.ts'

// [as told, a bare date, the first label it could be, the last]
const cases = [
  ['2005-03-01', true, '2005-03-01T00', '2005-03-01T23'],
  ['2005-03-01T16', false, '2005-03-01T16', '2005-03-01T16']
] as const

t.test('a publication that tells no hour could be any of its day', async t => {
  for (const [told, isBare, first, last] of cases) {
    t.equal(isBareDate(told), isBare)
    t.equal(earliestPublication(told), first)
    t.equal(latestPublication(told), last)
  }
})
