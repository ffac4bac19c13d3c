import type { PolicyIdentity } from '../../src/domain/policy/policy.ts'
import type { MadeUpCase } from './made-up-packet.ts'

const policy = (version: string, published: string, effective: string, specification: PolicyIdentity['specification'] = '02'): PolicyIdentity =>
  ({ version, published, effective, specification, organizationKey: 'USCATestSuperior' })

const usd = (amount: string) => ({ amount, currency: 'USD' })

/** The worked example of Court Policy 02, [88] to [97], near its end: 1.0.2 is overtaken, 1.0.3 rules for one hour. */
const worked = [
  policy('1.0.1', '2005-02-01T03', '2005-02-02T09'),
  policy('1.0.2', '2005-03-01T03', '2005-03-02T09'),
  policy('1.0.3', '2005-03-01T16', '2005-03-02T09'),
  policy('1.0.4', '2005-03-02T09', '2005-03-02T10')
]

const at = (text: string): number => Date.parse(text)
const zone = 'America/Los_Angeles'

/** What packets are made of in these tests: [what it shows, the case]. */
export const cases: ReadonlyArray<readonly [name: string, MadeUpCase]> = [
  ['a policy in force', { policies: worked, zone, filedAt: at('2005-03-02T09:58:00-08:00') }],
  ['the last instant of a policy', { policies: worked, zone, filedAt: at('2005-03-02T09:59:59.999-08:00') }],
  ['the first instant of a policy', { policies: worked, zone, filedAt: at('2005-03-02T10:00:00-08:00') }],
  ['no policy yet in force', { policies: worked, zone, filedAt: at('2005-02-02T08:59:59-08:00') }],
  ['no policy named', { policies: [], zone, filedAt: at('2005-03-02T09:58:00-08:00') }],
  ['no time zone', { policies: worked, zone, filedAt: at('2005-02-02T08:59:59-08:00'), answer: { court: { organizationKey: 'USCATestSuperior', courtKey: 'USCATestSuperior', name: null, timeZone: null, timeZoneSource: null } } }],
  ['the floor of Rule 5', { policies: [policy('1.0.0', '2005-01-03T09', '2005-01-03T10'), policy('1.0.1', '2005-03-02T09', '2005-03-02T09')], zone, filedAt: at('2005-03-02T09:59:00-08:00') }],
  ['a draft without hours', { policies: [policy('1.0.0', '2005-01-03T00', '2005-01-03T00', '01'), policy('1.0.1', '2005-03-02T00', '2005-03-02T00', '02-draft')], zone, filedAt: at('2005-03-02T00:00:00-08:00') }],
  ['autumn\'s double hour', { policies: [policy('1.0.0', '2005-01-03T09', '2005-01-03T10'), policy('1.0.1', '2005-10-29T09', '2005-10-30T01')], zone, filedAt: at('2005-10-30T01:00:00-07:00') }],
  ['spring\'s missing hour', { policies: [policy('1.0.0', '2005-01-03T09', '2005-01-03T10'), policy('1.0.1', '2005-04-02T09', '2005-04-03T02')], zone, filedAt: at('2005-04-03T03:00:00-07:00') }],
  ['another source\'s version', { policies: [...worked, { ...policy('9.9.9', '2005-03-01T17', '2005-03-02T09'), repositoryId: 'mirror' }], zone, filedAt: at('2005-03-02T09:58:00-08:00') }],
  ['a version that was published twice', { policies: [policy('1.0.3', '2005-03-02T08', '2005-03-02T09'), ...worked], zone, filedAt: at('2005-03-02T09:58:00-08:00') }],
  ['several fees', {
    policies: worked,
    zone,
    filedAt: at('2005-03-02T09:58:00-08:00'),
    answer: {
      fee: null,
      fees: [{ code: '0101', name: 'Complaint', due: usd('10.00'), candidates: [] }, { code: '0275', name: 'Complex case', due: usd('100.005'), candidates: [] }],
      due: usd('110.005'),
      difference: usd('-10.005')
    }
  }],
  ['doubts', {
    policies: worked,
    zone,
    filedAt: at('2005-03-02T09:58:00-08:00'),
    answer: { verdict: 'undetermined', doubts: [{ kind: 'unreadable', version: '1.0.5', text: 'A file that the index lists cannot be read <&>.' }] }
  }]
]

/** The case that others are changed from. */
export const plainCase = cases[0]?.[1] as MadeUpCase
