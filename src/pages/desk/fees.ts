import { html } from 'hono/html'
import type { feeWire } from '../../answers/wire/fee.ts'
import type { Markup } from '../page.ts'
import { dateInWords, moneyInWords } from '../words.ts'
import { instantForm, typedOf } from './court.ts'
import { restsOn, type PageAsked, type RestsOn } from './rests-on.ts'
import { scrolling } from './scrolling.ts'

/** A fee as answers print it. */
export type PrintedFee = ReturnType<typeof feeWire>

/** What the page of fees shows. */
export interface FeesShown extends PageAsked {
  answer: RestsOn & { items: readonly PrintedFee[], nextCursor: string | null }
  q: string
  hrefOf: (code: string) => string
}

/** The fees of the policy in force, those that apply or could. */
export function feesContent ({ action, answer, hidden, hrefOf, moments, q }: FeesShown): Markup {
  const search = html`<label><span>Words in code or name</span><input class="wide" type="search" name="q" value="${q}"></label>`
  return html`${instantForm({ action, hidden, typed: typedOf(answer.at) }, search)}
${restsOn(answer, moments)}
${
  answer.items.length === 0
    ? html`<p class="note">No fee here has ${q === '' ? 'been found' : html`all of the words \u201c${q}\u201d`}. That does not mean that nothing is due: ask the court.</p>`
    : table(answer.items, hrefOf, answer.court.courtKey)
}
${answer.nextCursor === null ? '' : html`<p class="note">These are the first ${answer.items.length}: type words of the fee to find others.</p>`}`
}

function table (fees: readonly PrintedFee[], hrefOf: FeesShown['hrefOf'], courtKey: string): Markup {
  return scrolling('Fees', html`<table>
<thead><tr><th scope="col">Code</th><th scope="col">Fee</th><th scope="col" class="amount">Amount</th><th scope="col">For</th></tr></thead>
<tbody>
${fees.map(
  fee => html`<tr><td>${fee.code === null ? '' : html`<a href="${hrefOf(fee.code)}">${fee.code}</a>`}</td><th scope="row">${fee.name ?? ''}${fee.offered ? '' : html` <span class="pill">not offered</span>`}${fee.note === null ? '' : html`<br><span class="soft">${fee.note}</span>`}</th><td class="amount">${amountOf(fee)}</td><td>${whatFor(fee, courtKey)}</td></tr>
`
)}</tbody></table>`)
}

/** What it costs; by the page where it is priced so; what nobody can read stays as it is printed. */
export function amountOf ({
  cost,
  costText,
  subsequentPages
}: Pick<PrintedFee, 'cost' | 'costText' | 'subsequentPages'>): string {
  if (cost === null) return costText === null ? 'none is stated' : `\u201c${costText}\u201d`
  return subsequentPages === null
    ? moneyInWords(cost)
    : `${moneyInWords(cost)} and ${moneyInWords(subsequentPages)} a further page`
}

/** What tells it apart; that it is of the court that was asked for need not be said. */
function whatFor ({ courtKeys, criteria, effectiveDate, expirationDate }: PrintedFee, courtKey: string): string {
  const { amountInControversy, caseTypes, documentGenericTypes, documentTypes, firstPaper, jurisdictionalAmount } =
    criteria
  const parts = [
    firstPaper === null
      ? ''
      : firstPaper === true
        ? 'first papers'
        : firstPaper === false
          ? 'not first papers'
          : `first paper: ${firstPaper}`,
    jurisdictionalAmount ?? '',
    amountInControversy === null
      ? ''
      : `amount in controversy ${(amountInControversy.threshold ?? '').toLowerCase()} ${inThousands(amountInControversy.amount)}`,
    caseTypes.length === 0 ? '' : `cases: ${caseTypes.join(', ')}`,
    documentTypes.length === 0 ? '' : `documents: ${documentTypes.join(', ')}`,
    documentGenericTypes.length === 0 ? '' : `kinds of documents: ${documentGenericTypes.join(', ')}`,
    courtKeys.every(each => each === courtKey) ? '' : `of ${courtKeys.join(', ')}`,
    effectiveDate === null ? '' : `from ${dateInWords(effectiveDate)}`,
    expirationDate === null ? '' : `until ${dateInWords(expirationDate)}`
  ]
  return parts.filter(part => part !== '').join('; ')
}

/** A bound in dollars, `10000.00` as $10,000.00; what is no number stays as it is printed. */
const inThousands = (amount: string): string =>
  /^\d+(\.\d+)?$/.test(amount) ? `$${amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\..*)/g, ',')}` : amount
