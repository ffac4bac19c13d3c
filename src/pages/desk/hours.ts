import { html } from 'hono/html'
import type { hoursWire } from '../../answers/wire/hours.ts'
import type { Markup } from '../page.ts'
import { dateInWords, inWords } from '../words.ts'
import { instantForm, typedOf } from './court.ts'
import { timeOf } from './people.ts'
import { restsOn, type PageAsked, type RestsOn } from './rests-on.ts'
import { scrolling } from './scrolling.ts'

/** Hours of a court as answers print them. */
export type PrintedHours = RestsOn &
  Pick<ReturnType<typeof hoursWire>, 'open' | 'day' | 'nextOpening' | 'week' | 'holidays' | 'unread' | 'asPrinted'>

/** When a court is open: at an instant, on its day, in the week, and its holidays. */
export function hoursContent (
  { action, answer, hidden, moments }: PageAsked & { answer: PrintedHours }
): Markup {
  const { asPrinted, holidays, nextOpening, unread, week } = answer
  const zone = answer.court.timeZone
  return html`${instantForm({ action, hidden, typed: typedOf(answer.at) })}
<p class="lead">${isOpen(answer)}${nextOpening === null ? ' It is not known when it opens next.' : ` It opens next ${inWords(nextOpening, zone)}.`}</p>
${unread.length === 0 ? '' : unreadList(unread)}
${restsOn(answer, moments)}
${week.length === 0 ? '' : weekTable(week, asPrinted)}
${holidays.length === 0 ? '' : holidayTable(holidays, asPrinted)}`
}

/** Whether the court is open, or why nobody can tell. */
function isOpen ({ asPrinted, at, court, day, open }: PrintedHours): Markup | string {
  const when = inWords(at, court.timeZone)
  if (open !== null) {
    const holiday = day.holiday === null ? '' : `: ${day.holiday === '' ? 'a holiday' : day.holiday}`
    return html`The court is <strong>${open ? 'open' : 'closed'}</strong> at ${when}${holiday}.`
  }
  if (asPrinted === null) return 'The policy states no hours.'
  return day.spans.length === 0
    ? `The policy states no hours for this day that can be read: whether the court is open at ${when} is not known.`
    : `The hours that the policy states for this day cannot be read: whether the court is open at ${when} is not known.`
}

const unreadList = (unread: PrintedHours['unread']): Markup =>
  html`<section><h2>What cannot be read</h2><ul>${unread.map(({ text }) => html`<li>${text}</li>`)}</ul></section>`

/** Each row beside what the policy prints, in the same order: what is no time is shown as it stands there. */
function weekTable (week: PrintedHours['week'], printed: PrintedHours['asPrinted']): Markup {
  return html`<section><h2>Week</h2>${scrolling('Hours of the week', html`<table>
<thead><tr><th scope="col">Day</th><th scope="col">Opens</th><th scope="col">Closes</th></tr></thead>
<tbody>
${week.map(
  ({ closes, day, opens }, place) => {
    const { close = null, open = null } = printed?.days[place] ?? {}
    return html`<tr><th scope="row">${day ?? ''}</th><td>${timeOf(opens ?? open)}</td><td>${timeOf(closes ?? close)}</td></tr>
`
  }
)}</tbody></table>`)}</section>`
}

function holidayTable (holidays: PrintedHours['holidays'], printed: PrintedHours['asPrinted']): Markup {
  return html`<section><h2>Holidays</h2>${scrolling('List of holidays', html`<table>
<thead><tr><th scope="col">Date</th><th scope="col">Name</th><th scope="col">Hours</th></tr></thead>
<tbody>
${holidays.map(
  ({ closes, date, name, opens }, place) => {
    const { close = null, open = null } = printed?.holidays[place] ?? {}
    const hours = open === null && close === null ? 'closed' : `${timeOf(opens ?? open)} to ${timeOf(closes ?? close)}`
    return html`<tr><td>${date === null ? '' : dateInWords(date)}</td><th scope="row">${name ?? ''}</th><td>${hours}</td></tr>
`
  }
)}</tbody></table>`)}</section>`
}
