import { html } from 'hono/html'
import { printInstant, type Instant } from '../../domain/time/court-time.ts'
import type { Markup } from '../page.ts'
import { clerkWords, inWords } from '../words.ts'
import type { CourtTime, DoubtedTime } from './court-time.ts'

/** A time without a break in which something is in doubt, and of which versions. */
export interface DoubtedSpan { from: Instant, until: Instant, versions: readonly string[] }

/** So many doubts are told in words under a picture. */
const TOLD = 12

/** What is in doubt in the time that is shown: what overlaps or meets is one. */
export function doubtedSpans (time: Pick<CourtTime, 'doubted' | 'window'>): DoubtedSpan[] {
  const spans: DoubtedSpan[] = []
  for (const { from, until, version } of shownOf(time).toSorted(
    (a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity)
  )) {
    const [own, last] = [
      { from: from ?? -Infinity, until: until ?? Infinity, versions: [version ?? 'a file without a version'] },
      spans.at(-1)
    ]
    if (last === undefined || last.until < own.from) spans.push(own)
    else {
      spans[spans.length - 1] = {
        from: last.from,
        until: Math.max(last.until, own.until),
        versions: [...new Set([...last.versions, ...own.versions])]
      }
    }
  }
  return spans
}

const shownOf = ({ doubted, window }: Pick<CourtTime, 'doubted' | 'window'>): DoubtedTime[] =>
  doubted.filter(({ from, until }) => (from ?? -Infinity) < window.until && (until ?? Infinity) > window.from)

/** What the signs of a picture mean: of those that are in it. */
export function legend (time: CourtTime): Markup {
  const never = time.policies.some(({ state }) => state === 'never-effective')
  const signs: ReadonlyArray<readonly [boolean, Markup, string]> = [
    [true, html`<rect class="in-force" x="1" y="1" width="26" height="14"/>`, 'in force at the chosen instant'],
    [true, html`<rect class="other" x="1" y="1" width="26" height="14"/>`, 'in force at another time'],
    [true, html`<path class="published" d="M9 4h10l-5 9z"/>`, 'a version was published'],
    [never, html`<rect class="never" x="1" y="1" width="26" height="14"/>`, 'never took effect'],
    [
      shownOf(time).length > 0,
      html`<rect class="doubted" fill="url(#in-doubt)" x="1" y="1" width="26" height="14"/>`,
      'striped: something is in doubt'
    ],
    [
      isUnsettled(time),
      html`<rect class="unsettled" fill="url(#not-settled)" x="1" y="1" width="26" height="14"/>`,
      'dotted: not settled yet'
    ],
    [
      time.window.from <= time.now && time.now < time.window.until,
      html`<line class="now" x1="14" y1="0" x2="14" y2="16"/>`,
      time.isNow ? 'now' : 'until when the archive\u2019s knowledge counts'
    ],
    [true, html`<line class="chosen" x1="14" y1="0" x2="14" y2="16"/>`, 'the chosen instant']
  ]
  return html`<ul class="legend" aria-label="Signs">
${signs
  .filter(([isShown]) => isShown)
  .map(
    ([, sign, text]) => html`<li><svg viewBox="0 0 28 16" aria-hidden="true">${sign}</svg> ${text}</li>
`
  )}</ul>`
}

const isUnsettled = ({ settledUntil, window }: CourtTime): boolean => (settledUntil ?? -Infinity) < window.until

/** The same in words: when what is in doubt, and from when on nothing is settled. */
export function doubtsInWords (time: CourtTime): Markup | string {
  const { settledUntil, zone } = time
  const shown = shownOf(time)
  const words = (instant: Instant): string => inWords(printInstant(instant, zone), zone)
  const span = ({ from, until }: DoubtedTime): string =>
    from === null && until === null
      ? 'At all times'
      : [...(from === null ? [] : [`from ${words(from)}`]), until === null ? 'on' : `until ${words(until)}`]
          .join(' ')
          .replace(/^on$/, 'On')
          .replace(/^./, first => first.toUpperCase())
  const settled =
    settledUntil === null
      ? 'Nothing is settled yet: no check of this court has been complete.'
      : `From ${words(settledUntil)} on nothing is settled yet: what is published later could still change it.`
  // That the time to come is not settled is so for every court: it is said beside, and is no heading's worth.
  if (shown.length === 0) return isUnsettled(time) ? html`<p class="soft">${settled}</p>` : ''
  return html`<h3>What is not certain in this time</h3>
<ul>
${shown.slice(0, TOLD).map(doubt => html`<li>${span(doubt)}: ${clerkWords(doubt.text, zone)}</li>
`)}${shown.length > TOLD
? html`<li>${shown.length - TOLD} more, in the data of this page.</li>
`
: ''}${isUnsettled(time)
? html`<li>${settled}</li>
`
: ''}</ul>`
}
