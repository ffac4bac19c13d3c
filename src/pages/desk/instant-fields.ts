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

/** What of an address is of one instant alone: its typed fields, and the digest of the document in force then. */
export const OF_ONE_INSTANT = ['day', 'month', 'year', 'time', 'sha256'] as const

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

/** What a form carries along. */
export const hiddenFields = (hidden: Readonly<Record<string, string>>): Markup[] =>
  Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
`
  )

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
export function typedInstant (typed: TypedInstant): string | undefined {
  const fields = Object.values(typed)
  if (fields.every(each => each.trim() === '')) return undefined
  const whole = wholeInOne(typed)
  if (whole === undefined) return textOf(typed)
  // What contradicts itself is no instant, and is told to be none.
  return whole.isContradicted ? fields.join(' / ') : textOf(whole.instant)
}

function textOf ({ day, month, time, year }: TypedInstant): string {
  const two = (text: string): string => text.trim().padStart(2, '0')
  return `${year.trim()}-${two(month)}-${two(day)}T${clockOf(time)}`
}

/** The parts of an instant that stands whole in one field, as answers print it, `2005-03-02T09:30`. */
function partsOf (text: string): TypedInstant | undefined {
  const [, year, month = '', day = '', time = ''] =
    /^\s*(\d{4})-(\d\d?)-(\d\d?)(?:t|\s+)(\d.*?)\s*$/i.exec(text) ?? []
  return year === undefined ? undefined : { day, month, year, time }
}

/**
 * The instant that stands whole in one field, and whether another
 * field says otherwise; undefined where each has its own part.
 */
export function wholeInOne (typed: TypedInstant): { instant: TypedInstant, isContradicted: boolean } | undefined {
  const [instant, ...others] = Object.values(typed).flatMap(text => partsOf(text) ?? [])
  if (instant === undefined) return undefined
  const isSaid = (name: keyof TypedInstant): boolean => {
    const text = typed[name].trim()
    if (text === '' || partsOf(text) !== undefined) return true
    // An offset, or seconds, may stand in the whole one alone.
    return name === 'time' ? clockOf(instant.time).startsWith(clockOf(text)) : Number(text) === Number(instant[name])
  }
  const isOther = others.some(other => textOf(other) !== textOf(instant))
  return { instant, isContradicted: isOther || !(['day', 'month', 'year', 'time'] as const).every(isSaid) }
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
