import t from 'tap'
import { checkHistory } from '../../../src/domain/history-checks/history-checks.ts'
import { courtHistory, type ListedHistory } from '../../../src/domain/history/court-history.ts'
import type { PolicyFact, SharedKey } from '../../../src/domain/history/facts.ts'
import { court, courtFacts, policyFact } from '../blank-facts.ts'

const division = { courtKey: 'Civil', name: 'Civil division' }
const first = policyFact({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-08T10', readAt: 5 }, 1)
const second = policyFact({ version: '1.0.1', published: '2005-02-01T10', effective: '2005-02-08T10', readAt: 9, courtKeys: [{ courtKey: court, name: null }, division] }, 2)
const shared = (given: Partial<SharedKey> = {}): SharedKey => ({ courtKey: 'Civil', otherCourt: 'USCAOther', isWholeCourt: false, recordedAt: 7, ...given })

// [what it shows, policies, keys that others have, known at, what is said of each policy: a part of a message, or nothing]
const cases: ReadonlyArray<readonly [string, PolicyFact[], SharedKey[], number | null, ReadonlyArray<RegExp | undefined>]> = [
  ['no key in common', [first, second], [], null, [undefined, undefined]],
  ['another court was first', [first, second], [shared()], null, [/"Civil" is one of USCAOther too, which named it first: asked for by it, USCAOther answers/, undefined]],
  ['written otherwise', [second], [shared({ courtKey: 'CIVIL' })], null, [/USCAOther/]],
  ['another court came later', [first, second], [shared({ recordedAt: 10 })], null, [undefined, undefined]],
  ['another key', [second], [shared({ courtKey: 'Family' })], null, [undefined]],
  ['the key of a whole court, whenever it came', [second], [shared({ isWholeCourt: true, recordedAt: 10 })], null, [/the OrganizationKey of another court: asked for by it, USCAOther/]],
  ['of several the first', [second], [shared({ recordedAt: 6 }), shared({ otherCourt: 'USCAThird' })], null, [/USCAOther/]],
  ['the court named it first, in an earlier version', [{ ...first, courtKeys: second.courtKeys }, second], [shared()], null, [undefined, undefined]],
  ['of several the whole court', [second], [shared({ recordedAt: 6 }), shared({ otherCourt: 'Civil', isWholeCourt: true, recordedAt: 20 })], null, [/asked for by it, Civil answers/]],
  ['as known before the other court was', [second], [shared({ isWholeCourt: true, recordedAt: 20 })], 19, [undefined]],
  ['as known then', [second], [shared({ isWholeCourt: true, recordedAt: 20 })], 20, [/USCAOther/]]
]

t.test('a division whose key another court had before (domain §7)', async t => {
  for (const [what, policies, sharedKeys, knownAt, said] of cases) {
    const history = courtHistory(courtFacts(policies, [], { sharedKeys }), knownAt) as ListedHistory
    for (const [place, policy] of history.policies.entries()) {
      const found = checkHistory(history, policy).filter(({ rule }) => rule === 'division-of-other-court')
      t.equal(found.length, said[place] === undefined ? 0 : 1, what)
      if (said[place] !== undefined) t.match(found[0], { severity: 'warning', message: said[place] as RegExp }, what)
    }
  }
})
