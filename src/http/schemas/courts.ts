import { Type } from 'typebox'
import { unanswerableReasons } from '../../domain/history/court-history.ts'
import { exactly, instant, instantOrNull, orNull, page, ref, textOrNull, utcOrNull } from './atoms.ts'
import { unit } from './people-and-places.ts'
import { clocks, restsOn } from './shared.ts'

const effectiveVersion = orNull(Type.String(), {
  description:
    'The version in force; null also where a doubt of the kinds unreadable, not-fetched, zone-unknown or version-reused could make it another.'
})

const summary = exactly(
  {
    organizationKey: Type.String(),
    name: textOrNull,
    state: textOrNull,
    county: textOrNull,
    courtType: textOrNull,
    timeZone: textOrNull,
    divisions: Type.Array(exactly({ courtKey: Type.String(), name: textOrNull })),
    effectiveVersion,
    doubts: Type.Array(ref('Doubt')),
    unanswerable: orNull(Type.Enum([...unanswerableReasons]), {
      description: 'Why the court cannot answer yet; null when it can.'
    })
  },
  { $id: 'CourtSummary' }
)

export const courtSchemas = [summary]

export const courtList = page(ref('CourtSummary'))

export const courtDetails = exactly({
  ...restsOn,
  organizationKey: Type.String(),
  courtKey: Type.String(),
  name: textOrNull,
  country: textOrNull,
  state: textOrNull,
  county: textOrNull,
  courtType: textOrNull,
  courtCode: textOrNull,
  division: unit,
  subdivision: unit,
  group: unit,
  location: unit,
  department: unit,
  offered: Type.Boolean({ description: 'False where Include is No.' }),
  timeZone: Type.String(),
  divisions: Type.Array(exactly({ courtKey: Type.String(), name: textOrNull })),
  effectiveVersion,
  unanswerable: Type.Null({ description: 'As in the list of courts, which has those that cannot answer too.' }),
  address: Type.Array(ref('Address')),
  phones: Type.Array(ref('Phone')),
  emails: Type.Array(Type.String()),
  webAddresses: Type.Array(Type.String()),
  contacts: Type.Array(ref('Contact')),
  clerk: orNull(ref('Person')),
  archive: exactly({
    lastCheckedAt: utcOrNull,
    nextCheckAt: utcOrNull,
    stale: Type.Boolean(),
    source: Type.String({ description: 'Id of the repository whose word counts.' })
  })
})

export const decision = exactly({
  ...clocks,
  policy: ref('Policy'),
  nextChange: orNull(exactly({ version: Type.String(), effectiveFrom: instant })),
  settledUntil: instantOrNull,
  provisional: Type.Boolean({ description: 'Something published later could still change the answer.' }),
  doubts: Type.Array(ref('Doubt')),
  reasons: Type.Array(ref('Reason')),
  laterPublications: Type.Integer({
    description: 'How many publications follow the one that the reasons name as not yet published.'
  })
})

export const period = exactly({ version: Type.String(), from: instant, until: instantOrNull })

export const timeline = exactly({
  ...clocks,
  periods: Type.Array(period),
  policies: Type.Array(ref('Policy')),
  doubts: Type.Array(ref('Doubt')),
  doubtPeriods: Type.Array(
    exactly({
      doubt: Type.Integer({ minimum: 0, description: 'Its place in `doubts`, counted from 0.' }),
      from: instantOrNull,
      until: instantOrNull
    }),
    {
      description:
        'When answers carry which doubt, within the span; null where the span is open. A doubt that ceases and comes back has several.'
    }
  ),
  settledUntil: instantOrNull,
  nextCursor: textOrNull
})

export const policyList = exactly({ ...clocks, items: Type.Array(ref('Policy')), nextCursor: textOrNull })

export const findingList = exactly({
  ...clocks,
  policy: orNull(ref('Policy')),
  items: Type.Array(ref('Finding')),
  nextCursor: textOrNull
})
