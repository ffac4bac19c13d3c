import { html } from 'hono/html'
import type { feeStepWire } from '../../answers/wire/fee.ts'
import { instantOf } from '../../domain/time/court-time.ts'
import type { Markup } from '../page.ts'
import { inWords, moneyInWords } from '../words.ts'
import { versionAddress, type Moments } from './address.ts'
import { restsOn } from './rests-on.ts'
import { scrolling } from './scrolling.ts'

type Step = ReturnType<typeof feeStepWire>

/** What a fee was over time. */
export interface FeeHistoryShown {
  code: string
  answer: Parameters<typeof restsOn>[0] & { steps: readonly Step[] }
  moments: Moments
  now: number
  dispute: string
}

const WIDTH = 960
const HEIGHT = 240
const FLOOR = 200

/** A fee over the years: a picture of its amounts, and the same as a table. */
export function feeHistoryContent (shown: FeeHistoryShown): Markup {
  const { answer, dispute, moments } = shown
  const zone = answer.court.timeZone
  return html`${restsOn(answer, moments)}
<figure>${scrolling('Picture of the amounts', picture(shown))}
<figcaption>The amount over time, on the court's clock. Where one code stands for several fees each has a line of its own.</figcaption></figure>
${scrolling('Steps', html`<table>
<caption>Each change of amount, name, criteria or presence</caption>
<thead><tr><th scope="col">From</th><th scope="col">Until</th><th scope="col">Version</th><th scope="col">Name</th><th scope="col" class="amount">Amount</th></tr></thead>
<tbody>
${answer.steps.map(
  step => html`<tr><td>${inWords(step.from, zone)}</td><td>${step.until === null ? 'no end is known' : inWords(step.until, zone)}</td><td><a href="${versionAddress(answer.court.courtKey, step.version, moments)}">${step.version}</a></td><td>${step.name ?? ''}</td><td class="amount">${amountIn(step)}</td></tr>
`
)}</tbody></table>`)}
<p class="no-print"><a href="${dispute}">What was due of this fee for a filing?</a></p>`
}

function amountIn ({ cost, costText, present }: Step): string {
  if (!present) return 'not there'
  return cost === null ? costText === null ? 'none is stated' : `\u201c${costText}\u201d` : moneyInWords(cost)
}

function picture ({ answer: { court: { timeZone: zone }, steps }, code, now }: FeeHistoryShown): Markup {
  const from = Math.min(...steps.map(step => Date.parse(step.from)))
  const until = Math.max(now, ...steps.map(step => Date.parse(step.until ?? step.from)))
  const highest = Math.max(1, ...steps.map(({ cost }) => Number(cost?.amount ?? 0)))
  const x = (at: number): number => Math.round((at - from) / Math.max(1, until - from) * (WIDTH - 20)) + 10
  const y = (amount: number): number => Math.round(FLOOR - amount / highest * (FLOOR - 40))
  const drawn = steps.filter(({ cost, present }) => present && cost !== null)
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${code}: ${drawn.map(step => `${amountIn(step)} from ${inWords(step.from, zone)}`).join('; ')}">
${years(from, until, zone).map(
  ({
    at,
    text
  }) => html`<line class="grid" x1="${x(at)}" y1="20" x2="${x(at)}" y2="${FLOOR}"/><text class="tick" x="${x(at) + 3}" y="${FLOOR + 16}">${text}</text>
`
)}<line x1="10" y1="${FLOOR}" x2="${WIDTH - 10}" y2="${FLOOR}"/>
${variants(drawn).map(
  own => html`<path class="step" d="${own.map((step, place) => lineOf(step, own[place - 1], x, y, until)).join('')}"/>
${own
  .filter((step, place) => isOther(step, own[place - 1]) && widthOf(own.slice(place), x, until) > LABEL)
  .map(
    step => html`<text x="${x(Date.parse(step.from)) + 4}" y="${y(Number(step.cost?.amount ?? 0)) - 6}">${amountIn(step)}</text>
`
  )}`
)}</svg>`
}

/** An amount is written where it is another than before. */
const isOther = ({ cost }: Step, before: Step | undefined): boolean => before?.cost?.amount !== cost?.amount

/** So wide an amount is: where it would stand over the next it is left to the table. */
const LABEL = 66

/** How far an amount goes on before another. */
function widthOf ([first, ...others]: readonly Step[], x: (at: number) => number, end: number): number {
  const next = others.find(step => isOther(step, first))
  return x(next === undefined ? end : Date.parse(next.from)) - x(Date.parse(first?.from ?? ''))
}

function variants (steps: readonly Step[]): Step[][] {
  return [...new Set(steps.map(({ variant }) => variant))].map(variant =>
    steps.filter(step => step.variant === variant)
  )
}

/** Where the one before ends as it begins, the step is a line too. */
function lineOf (
  { cost, from, until }: Step,
  before: Step | undefined,
  x: (at: number) => number,
  y: (amount: number) => number,
  end: number
): string {
  const height = y(Number(cost?.amount ?? 0))
  const left = x(Date.parse(from))
  return `${before?.until === from ? `V${height}` : `M${left} ${height}`}H${x(until === null ? end : Date.parse(until))}`
}

function years (from: number, until: number, zone: string): Array<{ at: number, text: string }> {
  const [first, last] = [new Date(from).getUTCFullYear() + 1, new Date(until).getUTCFullYear()]
  const step = Math.max(1, Math.ceil((last - first + 1) / 12))
  return Array.from({ length: Math.max(0, Math.ceil((last - first + 1) / step)) }, (_, place) => first + place * step)
    .map(year => ({ at: instantOf(`${year}-01-01T00`, zone).instant, text: String(year) }))
}
