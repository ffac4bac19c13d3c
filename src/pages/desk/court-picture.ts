import { html } from 'hono/html'
import type { policyWire } from '../../answers/wire/decision.ts'
import { printInstant, type Instant } from '../../domain/time/court-time.ts'
import type { Markup } from '../page.ts'
import { inWords } from '../words.ts'
import type { TimeWindow } from './window.ts'

/** A policy as answers print it. */
export type PrintedPolicy = ReturnType<typeof policyWire>

/** What a picture of a court's time shows; instants as text are printed in the court's zone. */
export interface CourtTime {
  zone: string
  window: TimeWindow
  periods: ReadonlyArray<{ version: string, from: string, until: string | null }>
  policies: readonly PrintedPolicy[]
  /** Versions of which something is in doubt. */
  doubted: ReadonlySet<string | null>
  at: Instant
  now: Instant
  /** The page as of another instant. */
  hrefAt: (at: string) => string
}

const WIDTH = 960
const BAR = { top: 40, height: 40 }
const NEVER = { top: 88, height: 22 }
const HEIGHT = 150

/**
 * The time of a court as a drawing: when each version is in force, those that never were, when each was published, what is in doubt, now,
 * and the instant asked about. Each version leads to the instant at which it begins.
 */
export function courtPicture (time: CourtTime): Markup {
  const { at, now, window, zone } = time
  const place = (instant: Instant): number => Math.round((instant - window.from) / (window.until - window.from) * WIDTH)
  const isShown = (instant: Instant): boolean => window.from <= instant && instant < window.until
  const never = time.policies.filter(({ state }) => state === 'never-effective')
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Policies over time, ${window.title}, on the court's clock" data-from="${window.from}" data-until="${window.until}">
${window.ticks.map(({ at, text }) => html`<line class="grid" x1="${place(at)}" y1="22" x2="${place(at)}" y2="${HEIGHT - 24}"/><text class="tick" x="${place(at) + 3}" y="${HEIGHT - 12}">${text}</text>
`)}
${time.periods.map(period => bar(time, period, place))}
${never.filter(({ startsAt }) => isShown(Date.parse(startsAt ?? ''))).map(policy => neverBar(time, policy, place))}
${time.policies.filter(({ publishedAt }) => isShown(Date.parse(publishedAt ?? ''))).map(policy => publication(policy, place, zone))}
${isShown(now) ? mark('now', 'Now', place(now), HEIGHT - 26) : ''}
${isShown(at) ? mark('chosen', inWords(printInstant(at, zone), zone), place(at), 14) : ''}
</svg>`
}

function bar ({ doubted, hrefAt, window, zone, at }: CourtTime, { from, until, version }: CourtTime['periods'][number], place: (at: Instant) => number): Markup {
  const [starts, ends] = [Date.parse(from), until === null ? window.until : Date.parse(until)]
  const [left, right] = [Math.max(0, place(starts)), Math.min(WIDTH, place(ends))]
  const isChosen = starts <= at && at < (until === null ? Infinity : ends)
  const told = `Version ${version}, in force from ${inWords(from, zone)} ${until === null ? 'on' : `until ${inWords(until, zone)}`}`
  return html`<a href="${hrefAt(from)}" aria-label="${told}"><title>${told}</title><rect class="${isChosen ? 'in-force' : 'other'}" x="${left}" y="${BAR.top}" width="${Math.max(2, right - left)}" height="${BAR.height}"/>
${doubted.has(version) ? html`<rect class="doubt" x="${left}" y="${BAR.top}" width="${Math.max(2, right - left)}" height="6"/>` : ''}
${right - left > 40 ? html`<text x="${left + 6}" y="${BAR.top + 25}">${version}</text>` : ''}</a>
`
}

/** Where it would have begun, had nothing newer started by then. */
function neverBar ({ hrefAt, zone }: CourtTime, { startsAt, supersededBy, version }: PrintedPolicy, place: (at: Instant) => number): Markup {
  const told = `Version ${version} never took effect: it would have started ${inWords(startsAt ?? '', zone)}${supersededBy === null ? '' : `, when ${supersededBy} was in force`}`
  const left = Math.min(WIDTH - 46, place(Date.parse(startsAt ?? '')))
  return html`<a href="${hrefAt(startsAt ?? '')}" aria-label="${told}"><title>${told}</title><rect class="never" x="${left}" y="${NEVER.top}" width="46" height="${NEVER.height}"/><text class="tick" x="${left + 6}" y="${NEVER.top + 15}">${version}</text></a>
`
}

/** A triangle above the bar: a version is published before its time comes. */
function publication ({ publishedAt, version }: PrintedPolicy, place: (at: Instant) => number, zone: string): Markup {
  const x = place(Date.parse(publishedAt ?? ''))
  return html`<path class="published" d="M${x - 5} 26h10l-5 9z"><title>Version ${version} was published ${inWords(publishedAt ?? '', zone)}</title></path>
`
}

function mark (kind: string, text: string, x: number, y: number): Markup {
  const anchor = x < 130 ? 'start' : x > WIDTH - 130 ? 'end' : 'middle'
  return html`<line class="${kind}" x1="${x}" y1="18" x2="${x}" y2="${HEIGHT - 24}"/><text class="${kind}" x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>
`
}
