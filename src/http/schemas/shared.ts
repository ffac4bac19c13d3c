import { Type } from 'typebox'
import { specifications } from '../../domain/policy/policy.ts'
import { decimal, digest, exactly, instant, instantOrNull, orNull, ref, textOrNull, utc } from './atoms.ts'

const verdicts = [
  'in-force',
  'not-yet-published',
  'not-yet-effective',
  'overtaken',
  'not-yet-known',
  'unreadable',
  'not-fetched',
  'zone-unknown'
] as const
const doubtKinds = [
  'unreadable',
  'not-fetched',
  'zone-unknown',
  'version-reused',
  'back-dated',
  'too-soon',
  'other-source'
] as const

const money = exactly({ amount: decimal, currency: Type.String() }, { $id: 'Money' })

const labels = exactly({
  published: Type.String({ description: 'Publication date and hour as printed: 2005-03-01T16.' }),
  effective: Type.String({ description: 'Effective date and hour as printed: 2005-03-02T09.' })
}, { $id: 'Labels' })

const court = exactly(
  {
    organizationKey: Type.String(),
    courtKey: Type.String({ description: 'The key that was asked for.' }),
    divisionInPolicy: Type.Boolean({
      description: "Whether the policy that answers has this key as the court's own or in CourtDivisions."
    }),
    name: textOrNull,
    timeZone: Type.String({ description: "IANA zone of the court's clock." }),
    timeZoneSource: Type.Enum(['configured', 'state', 'offsets'])
  },
  { $id: 'Court' }
)

const doubt = exactly({
  kind: Type.Enum([...doubtKinds]),
  version: textOrNull,
  sha256: textOrNull,
  url: textOrNull,
  text: Type.String()
}, { $id: 'Doubt', description: 'Something that could make the answer wrong.' })

export const reasonFields = {
  version: textOrNull,
  verdict: Type.Enum([...verdicts]),
  rule: orNull(Type.Integer({ description: 'Number of the rule of [76]-[86].' })),
  paragraphs: Type.Array(Type.Integer()),
  text: Type.String()
}

const reason = exactly(reasonFields, { $id: 'Reason' })

export const findingFields = {
  rule: Type.String({ description: 'Id of the check.' }),
  severity: Type.Enum(['error', 'warning', 'info']),
  paragraphs: Type.Array(Type.Integer(), { description: 'Paragraphs of Court Policy 02.' }),
  path: textOrNull,
  line: orNull(Type.Integer()),
  column: orNull(Type.Integer()),
  message: Type.String()
}

const finding = exactly(findingFields, { $id: 'Finding' })

export const policyStates = ['scheduled', 'effective', 'expired', 'never-effective'] as const

const policy = exactly(
  {
    version: Type.String(),
    name: textOrNull,
    specification: Type.Enum([...specifications]),
    labels: ref('Labels'),
    publishedAt: instant,
    startsAt: instant,
    floored: Type.Boolean({ description: 'The effective label was too soon; Rule 5 moved the start.' }),
    effectiveFrom: instantOrNull,
    effectiveUntil: instantOrNull,
    state: orNull(Type.Enum([...policyStates]), {
      description: 'Null, as is its period, of a document that does not count.'
    }),
    supersededBy: textOrNull,
    expirationDate: textOrNull,
    document: exactly({ sha256: digest, bytes: Type.Integer(), url: Type.String(), firstObservedAt: utc }),
    findingCounts: exactly({ error: Type.Integer(), warning: Type.Integer(), info: Type.Integer() }),
    links: exactly({ self: Type.String(), document: Type.String(), fees: textOrNull, codeTables: textOrNull })
  },
  { $id: 'Policy', description: 'A policy and where it stands at the instant asked about.' }
)

const policyBasis = exactly({
  version: Type.String(),
  labels: ref('Labels'),
  effectiveFrom: instantOrNull,
  effectiveUntil: instantOrNull,
  sha256: digest
}, { $id: 'PolicyBasis', description: 'The policy an answer is drawn from.' })

const extra = Type.Object(
  {
    namespace: Type.String(),
    name: Type.String(),
    text: Type.String(),
    attributes: Type.Array(exactly({ namespace: Type.String(), name: Type.String(), value: Type.String() })),
    children: Type.Array(Type.Object({}, { additionalProperties: true, description: 'Extra again.' }))
  },
  {
    $id: 'Extra',
    additionalProperties: false,
    description: 'What stands in the document and has no field of its own.'
  }
)

const filter = exactly({
  table: textOrNull,
  values: Type.Array(Type.String()),
  source: ref('Extra')
}, { $id: 'Filter' })

const problem = Type.Object({
  type: Type.String({ description: 'urn:problem:<kind>' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String({ description: 'What to do.' }),
  instance: Type.String()
}, { $id: 'Problem', additionalProperties: true, description: 'RFC 9457; more members by kind.' })

export const sharedSchemas = [money, labels, court, doubt, reason, finding, policy, policyBasis, extra, filter, problem]

/** The head of every answer about an instant of a court. */
export const clocks = { court: ref('Court'), at: instant, knownAt: orNull(utc) }

/** The head of every answer drawn from the policy in force. */
export const restsOn = {
  ...clocks,
  policy: ref('PolicyBasis'),
  provisional: Type.Boolean(),
  doubts: Type.Array(ref('Doubt'))
}
