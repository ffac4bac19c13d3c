import { html } from 'hono/html'
import type { Markup } from './page.ts'
import type { RecordedAnswer, RecordedSide } from './recorded-dispute.ts'
import { inWords, moneyInWords, spanInWords, utcInWords } from './words.ts'

/**
 * So many lines of a list are printed, and so much of each, so that
 * the page stays one or two sheets; that there is more is said.
 */
const LINES = 5
const LENGTH = 300

/** So many documents have a row of their own. */
const ROWS = 8

/** What was due, fee by fee, what was tendered, and what lies between. */
export function feeTable ({ difference, due, fees, tendered }: RecordedAnswer): Markup {
  const amount = (money: RecordedAnswer['due']) => money === null ? 'not determined' : moneyInWords(money)
  return html`<table>
<caption>Amounts of the policy in force when it was filed</caption>
<thead><tr><th scope="col">Fee</th><th scope="col">Name</th><th scope="col" class="amount">Amount</th></tr></thead>
<tbody>
${fees.map(
  fee => html`<tr><td>${fee.code}</td><td>${fee.name ?? ''}${candidates(fee)}</td><td class="amount">${amount(fee.due)}</td></tr>
`
)}<tr class="sum"><th scope="row" colspan="2">Due</th><td class="amount">${amount(due)}</td></tr>
<tr><th scope="row" colspan="2">Tendered</th><td class="amount">${moneyInWords(tendered)}</td></tr>
<tr class="sum"><th scope="row" colspan="2">Difference (tendered less due)</th><td class="amount">${amount(difference)}</td></tr>
</tbody>
</table>`
}

/** Several fees of one code remain: each is named, and none is chosen. */
function candidates ({ candidates: remaining }: RecordedAnswer['fees'][number]): Markup | string {
  if (remaining.length < 2) return ''
  const named = remaining.map(
    ({ name, due }) =>
      `${name ?? 'a fee without a name'} (${due === null ? 'amount not determined' : moneyInWords(due)})`
  )
  return html` <br>One of: ${firstOf(named).join('; ')}`
}

function firstOf (lines: readonly string[]): string[] {
  const printed = lines
    .slice(0, LINES)
    .map(line => (line.length <= LENGTH ? line : `${line.slice(0, LENGTH)} \u2026 (in full in the answer's data)`))
  return lines.length <= LINES ? printed : [...printed, `${lines.length - LINES} more, in the answer's data`]
}

/** A heading with a list under it; nothing of an empty one. */
export function listed (heading: string, lines: readonly string[], kind = ''): Markup | string {
  if (lines.length === 0) return ''
  return html`<section class="${kind}">
<h2>${heading}</h2>
<ul>
${firstOf(lines).map(line => html`<li>${line}</li>
`)}</ul>
</section>`
}

/** How near the filing lies to a change, and what held on either side of it. */
export function nearChangeLines ({ court, filedAt, nearChange }: RecordedAnswer): string[] {
  if (nearChange === null) return []
  const { after, at, before, what } = nearChange
  const away = Date.parse(filedAt) - Date.parse(at)
  const changed = what === 'fee' ? 'the fee\u2019s own dates' : 'the policy'
  const where = away === 0 ? 'exactly at' : `${spanInWords(away / 1_000)} ${away < 0 ? 'before' : 'after'}`
  return [
    `The filing lies ${where} a change of ${changed} at ${inWords(at, court.timeZone)}.`,
    `Before it: ${sideInWords(before)}. After it: ${sideInWords(after)}.`
  ]
}

function sideInWords ({ amount, version }: RecordedSide): string {
  return `${version === null ? 'no policy' : `version ${version}`}, ${amount === null ? 'no amount' : moneyInWords(amount)}`
}

/** What the version that the filing cited asks, and other versions that ask what was tendered. */
export function otherVersionLines ({ cited, court, sameAmountElsewhere }: RecordedAnswer): string[] {
  const ofCited =
    cited === null
      ? []
      : [
          `The filing cited version ${cited.version}, which was ${cited.inForce ? '' : 'not '}in force: ${cited.amount === null ? 'it gives no amount' : moneyInWords(cited.amount)}.`
        ]
  const others = sameAmountElsewhere.map(
    ({ amount, effectiveFrom, effectiveUntil, relation, secondsAway, version }) => {
      const asks = `Version ${version} asks ${moneyInWords(amount)}`
      if (relation === 'never-effective' || effectiveFrom === null) return `${asks}, and was never in force.`
      const until = effectiveUntil === null ? '' : ` until ${inWords(effectiveUntil, court.timeZone)}`
      const away =
        secondsAway === null
          ? ''
          : `: ${spanInWords(secondsAway)} ${relation === 'earlier' ? 'before the filing it ceased' : 'after the filing it began'}`
      return `${asks}, in force from ${inWords(effectiveFrom, court.timeZone)}${until}${away}.`
    }
  )
  return [...ofCited, ...others]
}

/** The documents on which the answer rests, by their digests. */
export function evidenceTable ({ evidence }: RecordedAnswer): Markup | string {
  if (evidence.length === 0) return ''
  return html`<section>
<h2>Documents</h2>
<table>
<thead><tr><th scope="col">Version</th><th scope="col">First captured</th><th scope="col">SHA-256 of its bytes</th></tr></thead>
<tbody>
${evidence.slice(0, ROWS).map(
  ({
    firstCapture,
    sha256,
    version
  }) => html`<tr><td>${version}</td><td>${firstCapture === null ? 'never' : utcInWords(firstCapture.requestedAt)}</td><td><code>${sha256 ?? 'not archived'}</code></td></tr>
`
)}</tbody>
</table>
${evidence.length > ROWS ? html`<p>${evidence.length - ROWS} more, in the answer's data.</p>` : ''}
</section>`
}
