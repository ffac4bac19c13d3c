import t from 'tap'
import { floorOf, isWithoutHours } from '../../../src/domain/policy/floor.ts'

t.test('the floor is a label; what has no hours has none', async t => {
  t.equal(floorOf({ specification: '02', published: '2005-12-31T23' }), '2006-01-01T00')
  t.equal(floorOf({ specification: 'test', published: '2005-04-03T01' }), '2005-04-03T02')
  t.equal(floorOf({ specification: '01', published: '2005-04-03T01' }), null)
  t.equal(floorOf({ specification: '02-draft', published: '2005-04-03T00' }), null)
  t.ok(isWithoutHours('01') && isWithoutHours('02-draft'))
  t.notOk(isWithoutHours('02') || isWithoutHours('test'))
})
