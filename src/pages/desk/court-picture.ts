import { html } from 'hono/html'
import { printInstant, type Instant } from '../../domain/time/court-time.ts'
import { doubtPatterns } from '../doubt-patterns.ts'
import { placeLabel } from '../label-place.ts'
import type { Markup } from '../page.ts'
import { inWords } from '../words.ts'
import type { CourtTime, PrintedPolicy } from './court-time.ts'
import { doubtedSpans, type DoubtedSpan } from './doubted-time.ts'

const WIDTH = 960
const BAR = { top: 40, height: 40 }
const DOUBT = { top: 84, height: 20 }
const NEVER = { top: 110, height: 22 }
const HEIGHT = 172

/**
 * The time of a court as a drawing: when each version is in force, those that never were, when each was published,
 * what is in doubt, now, and the instant asked about. Each version leads to the instant at which it begins.
 */
export function courtPicture (time: CourtTime): Markup {
  const { at, isNow, now, window, zone } = time
  const place = (instant: Instant): number => Math.round((instant - window.from) / (window.until - window.from) * WIDTH)
  const isShown = (instant: Instant): boolean => window.from <= instant && instant < window.until
  const never = time.policies.filter(({ state }) => state === 'never-effective')
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Policies over time, ${window.title}, on the court's clock" data-from="${window.from}" data-until="${window.until}">
${window.ticks.map(
  ({
    at,
    text
  }) => html`<line class="grid" x1="${place(at)}" y1="22" x2="${place(at)}" y2="${HEIGHT - 24}"/><text class="tick" x="${place(at) + 3}" y="${HEIGHT - 12}">${text}</text>
`
)}
${doubtPatterns}
${time.periods.map(period => bar(time, period, place))}
${unsettled(time, place)}
${doubtedSpans(time).map(span => doubtBar(span, time, place))}
${never.filter(({ startsAt }) => isShown(Date.parse(startsAt ?? ''))).map(policy => neverBar(time, policy, place))}
${time.policies.filter(({ publishedAt }) => isShown(Date.parse(publishedAt ?? ''))).map(policy => publication(policy, place, zone))}
${isShown(now) ? mark('now', isNow ? 'Now' : 'Known until here', place(now), HEIGHT - 26) : ''}
${isShown(at) ? mark('chosen', inWords(printInstant(at, zone), zone), place(at), 14) : ''}
</svg>`
}

function bar (
  { hrefAt, window, zone, at }: CourtTime,
  { from, until, version }: CourtTime['periods'][number],
  place: (at: Instant) => number
): Markup {
  const [starts, ends] = [Date.parse(from), until === null ? window.until : Date.parse(until)]
  const [left, right] = [Math.max(0, place(starts)), Math.min(WIDTH, place(ends))]
  const isChosen = starts <= at && at < (until === null ? Infinity : ends)
  const told = `Version ${version}, in force from ${inWords(from, zone)} ${until === null ? 'on' : `until ${inWords(until, zone)}`}`
  return html`<a href="${hrefAt(from)}" aria-label="${told}"><title>${told}</title><rect class="${isChosen ? 'in-force' : 'other'}" x="${left}" y="${BAR.top}" width="${Math.max(2, right - left)}" height="${BAR.height}"/>
${right - left > 40 ? html`<text x="${left + 6}" y="${BAR.top + 25}">${version}</text>` : ''}</a>
`
}

/** From the instant until which the last check settles answers. */
function unsettled ({ settledUntil, window }: CourtTime, place: (at: Instant) => number): Markup | string {
  const from = Math.max(window.from, settledUntil ?? -Infinity)
  if (from >= window.until) return ''
  return html`<rect class="unsettled" fill="url(#not-settled)" x="${place(from)}" y="${BAR.top}" width="${Math.max(3, WIDTH - place(from))}" height="${BAR.height}"><title>Not settled yet: something published later could still change this</title></rect>
`
}

/** When something is in doubt, under the versions; what is in doubt at once is one bar. */
function doubtBar (
  { from, until, versions }: DoubtedSpan,
  { window }: CourtTime,
  place: (at: Instant) => number
): Markup {
  const [left, right] = [place(Math.max(window.from, from)), place(Math.min(window.until, until))]
  const told = `In doubt: ${versions.join(', ')}`
  return html`<rect class="doubted" fill="url(#in-doubt)" x="${left}" y="${DOUBT.top}" width="${Math.max(3, right - left)}" height="${DOUBT.height}"><title>${told}</title></rect>${right - left > told.length * 7 ? html`<text class="doubted" x="${left + 5}" y="${DOUBT.top + 14}">${told}</text>` : ''}
`
}

/** Where it would have begun, had nothing newer started by then. */
function neverBar (
  { hrefAt, zone }: CourtTime,
  { startsAt, supersededBy, version }: PrintedPolicy,
  place: (at: Instant) => number
): Markup {
  const told = `Version ${version} never took effect: it would have started ${inWords(startsAt ?? '', zone)}${supersededBy === null ? '' : `, when ${supersededBy} was in force`}`
  const left = Math.min(WIDTH - 46, place(Date.parse(startsAt ?? '')))
  return html`<a href="${hrefAt(startsAt ?? '')}" aria-label="${told}"><title>${told}</title><rect class="never" x="${left}" y="${NEVER.top}" width="46" height="${NEVER.height}"/><text class="tick" x="${left + 6}" y="${NEVER.top + 15}">${version}</text></a>
`
}

/** A triangle above the bar: a version is published before its time comes. */
function publication ({ publishedAt, version }: PrintedPolicy, place: (at: Instant) => number, zone: string): Markup {
  const x = Math.min(WIDTH - 5, Math.max(5, place(Date.parse(publishedAt ?? ''))))
  return html`<path class="published" d="M${x - 5} 26h10l-5 9z"><title>Version ${version} was published ${inWords(publishedAt ?? '', zone)}</title></path>
`
}

function mark (kind: string, text: string, x: number, y: number): Markup {
  const label = placeLabel(text, x, WIDTH)
  return html`<line class="${kind}" x1="${x}" y1="18" x2="${x}" y2="${HEIGHT - 24}"/><text class="${kind}" x="${label.x}" y="${y}" text-anchor="${label.anchor}">${text}</text>
`
}
