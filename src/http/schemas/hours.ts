import { Type } from 'typebox'
import { exactly, instantOrNull, orNull, ref, textOrNull } from './atoms.ts'
import { at } from './parameters.ts'
import { restsOn } from './shared.ts'

/** The instant asked about, where the answer turns with the minute. */
export const atMinute = Type.Optional(
  Type.String({
    ...at,
    description:
      "The instant asked about: ISO 8601, on the court's clock when no offset is given. Without it: the current minute."
  })
)

const time = orNull(Type.String(), {
  description: "`HH:MM:SS` on the court's clock, up to 24:00:00; null where the policy prints none, or no time."
})
const span = { opens: time, closes: time }

export const courtHours = exactly({
  ...restsOn,
  open: orNull(Type.Boolean(), { description: 'Null where the policy does not tell.' }),
  day: exactly({
    date: Type.String(),
    ...span,
    holiday: orNull(Type.String(), {
      description: 'The name of the holiday, empty for one without a name; null for none.'
    }),
    spans: Type.Array(exactly(span), {
      description: 'All hours of the day; `opens` and `closes` beside are those of the first.'
    })
  }),
  nextOpening: instantOrNull,
  week: Type.Array(exactly({ day: textOrNull, ...span }), {
    description: 'As the policy lists them; a weekday may have several.'
  }),
  holidays: Type.Array(exactly({ date: textOrNull, name: textOrNull, ...span, note: textOrNull })),
  unread: Type.Array(exactly({ path: Type.String(), text: Type.String() }), {
    description: 'What of the hours tells nothing, and why.'
  }),
  asPrinted: orNull(ref('HoursOfOperation'))
})
