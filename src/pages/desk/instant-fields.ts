import { html } from 'hono/html'
import type { Markup } from '../page.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
]

/** An instant as it is typed: in separate fields, or in one. */
export interface TypedInstant { day: string, month: string, year: string, time: string }

/**
 * The fields that show an instant as the court's clock prints
 * it, `2005-03-02T09:30:00-08:00`; empty where there is none.
 */
export function fieldsOf (printed: string | null): TypedInstant {
  const [, year = '', month = '', day = '', hour, minute = '', seconds = ''] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(:\d\d(?:\.\d+)?)?/.exec(printed ?? '') ?? []
  const time =
    hour === undefined
      ? ''
      : `${Number(hour) % 12 === 0 ? 12 : Number(hour) % 12}:${minute}${seconds === ':00' ? '' : seconds} ${Number(hour) < 12 ? 'am' : 'pm'}`
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year, time }
}

/** Day, month, year and time, typed rather than picked; what was typed stays, right or wrong. */
export function instantFields (legend: string, typed: TypedInstant): Markup {
  return html`<fieldset>
<legend>${legend}</legend>
<label><span>Day</span><input class="short" name="day" inputmode="numeric" autocomplete="off" value="${typed.day}"></label>
<label><span>Month</span><select name="month">
<option value=""></option>
${months.map(
  (
    month,
    place
  ) => html`<option value="${place + 1}"${String(place + 1) === typed.month ? html` selected` : ''}>${month}</option>
`
)}</select></label>
<label><span>Year</span><input class="year" name="year" inputmode="numeric" autocomplete="off" value="${typed.year}"></label>
<label><span>Time (court time)</span><input class="clock" name="time" autocomplete="off" placeholder="9:30 am" value="${typed.time}"></label>
</fieldset>`
}

/** The text that typed fields stand for, as the question for an instant takes it; undefined where nothing was typed. */
export function typedInstant ({ day, month, time, year }: TypedInstant): string | undefined {
  if ([day, month, year, time].every(each => each.trim() === '')) return undefined
  const two = (text: string): string => text.trim().padStart(2, '0')
  return `${year.trim()}-${two(month)}-${two(day)}T${clockOf(time)}`
}

/**
 * `9:30 am`, `9.30 p.m.`, `21:30`: what is none of these stays as it was typed, so that it is told what was expected.
 */
function clockOf (time: string): string {
  const typed = time.trim().toLowerCase().replace(/\s|\.(?=m|$)/g, '')
  const [, hours, minutes = '00', seconds = '', half] =
    /^(\d{1,2})(?:[:.](\d\d))?(:\d\d(?:\.\d+)?)?(am|pm|a|p)?$/.exec(typed) ?? []
  if (hours === undefined || (half !== undefined && !isOfTwelve(Number(hours)))) return time.trim()
  const hour = half === undefined ? Number(hours) : Number(hours) % 12 + (half.startsWith('p') ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${minutes}${seconds}`
}

/** 13:30 am and 0:30 pm are no times: nobody knows which one was meant. */
const isOfTwelve = (hours: number): boolean => hours >= 1 && hours <= 12
