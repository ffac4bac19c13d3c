import { html } from 'hono/html'
import type { hoursWire } from '../../answers/wire/hours.ts'
import type { Markup } from '../page.ts'
import { dateInWords, inWords, timeInWords } from '../words.ts'
import { instantForm, typedOf } from './court.ts'
import { restsOn, type RestsOn } from './rests-on.ts'

/** Hours of a court as answers print them. */
export type PrintedHours = RestsOn &
  Pick<ReturnType<typeof hoursWire>, 'open' | 'day' | 'nextOpening' | 'week' | 'holidays'>

/** When a court is open: at an instant, on its day, in the week, and its holidays. */
export function hoursContent ({
  action,
  answer,
  hidden
}: {
  answer: PrintedHours
  action: string
  hidden: Readonly<Record<string, string>>
}): Markup {
  const { day, holidays, nextOpening, open, week } = answer
  const zone = answer.court.timeZone
  return html`${instantForm({ action, hidden, typed: typedOf(answer.at) })}
<p class="lead">${open === null ? 'The policy states no hours.' : html`The court is <strong>${open ? 'open' : 'closed'}</strong> at ${inWords(answer.at, zone)}${day.holiday === null ? '' : `: ${day.holiday === '' ? 'a holiday' : day.holiday}`}.`}${nextOpening === null ? '' : ` It opens next ${inWords(nextOpening, zone)}.`}</p>
${restsOn(answer)}
${week.length === 0 ? '' : weekTable(week)}
${holidays.length === 0 ? '' : holidayTable(holidays)}`
}

function weekTable (week: PrintedHours['week']): Markup {
  return html`<section><h2>Week</h2><div class="scroll"><table>
<thead><tr><th scope="col">Day</th><th scope="col">Opens</th><th scope="col">Closes</th></tr></thead>
<tbody>
${week.map(
  ({
    closes,
    day,
    opens
  }) => html`<tr><th scope="row">${day ?? ''}</th><td>${hourOf(opens)}</td><td>${hourOf(closes)}</td></tr>
`
)}</tbody></table></div></section>`
}

function holidayTable (holidays: PrintedHours['holidays']): Markup {
  return html`<section><h2>Holidays</h2><div class="scroll"><table>
<thead><tr><th scope="col">Date</th><th scope="col">Name</th><th scope="col">Hours</th></tr></thead>
<tbody>
${holidays.map(
  ({
    closes,
    date,
    name,
    opens
  }) => html`<tr><td>${date === null ? '' : dateInWords(date)}</td><th scope="row">${name ?? ''}</th><td>${opens === null || closes === null ? 'closed' : `${hourOf(opens)} to ${hourOf(closes)}`}</td></tr>
`
)}</tbody></table></div></section>`
}

const hourOf = (time: string | null): string => time === null ? 'not stated' : timeInWords(time)
