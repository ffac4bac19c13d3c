import { html } from 'hono/html'
import type { filingRequirementsWire } from '../../answers/wire/filing-requirements.ts'
import type { Markup } from '../page.ts'
import { bytesInWords } from '../words.ts'
import { instantForm, typedOf } from './court.ts'
import { humanPoliciesSection } from './human-policies.ts'
import { restsOn, type PageAsked } from './rests-on.ts'
import { scrolling } from './scrolling.ts'

type Requirements = ReturnType<typeof filingRequirementsWire>

/** What a court requires of a filing. */
export function requirementsContent (
  { action, answer, hidden, moments }: PageAsked & { answer: Requirements }
): Markup {
  const { creditCards, delimitExhibits, encodings, humanPolicies, mimeTypes, payment, replyToProtocols } = answer
  const { maximumDocumentSize, maximumFilingSize } = answer
  return html`${instantForm({ action, hidden, typed: typedOf(answer.at) })}
${restsOn(answer, moments)}
<dl class="facts">
<dt>Largest filing</dt><dd>${maximumFilingSize === null ? 'no limit is stated' : bytesInWords(maximumFilingSize)}</dd>
<dt>Largest document</dt><dd>${maximumDocumentSize === null ? 'no limit is stated' : bytesInWords(maximumDocumentSize)}</dd>
<dt>Exhibits apart from their documents</dt><dd>${delimitExhibits === null ? 'not stated, so no [125]' : delimitExhibits ? 'yes' : 'no'}</dd>
<dt>Encodings</dt><dd>${listed(encodings)}</dd>
<dt>Cards</dt><dd>${listed(creditCards)}</dd>
<dt>Confirmations by</dt><dd>${listed(replyToProtocols.map(({ deliveryFormat, protocol }) => (deliveryFormat === null ? protocol : `${protocol} (${deliveryFormat})`)))}</dd>
<dt>Payment data</dt><dd>${payment.present ? 'in the policy, and not shown here [16]' : 'none'}</dd>
</dl>
<section><h2>Formats</h2>
${
  mimeTypes.length === 0
    ? html`<p class="note">The policy states none: ask the court.</p>`
    : scrolling('List of formats', html`<table><thead><tr><th scope="col">MIME type</th><th scope="col">Of documents</th><th scope="col">Namespace</th></tr></thead><tbody>
${mimeTypes.map(
  ({ documentVersion, mimeType, namespace }) => html`<tr><th scope="row">${mimeType ?? ''}</th><td>${documentVersion ?? ''}</td><td>${namespace ?? ''}</td></tr>
`
)}</tbody></table>`)
}</section>
${humanPoliciesSection(humanPolicies, answer.court.courtKey)}`
}

const listed = (texts: ReadonlyArray<string | null>): string =>
  texts.length === 0 ? 'none is stated' : texts.filter(text => text !== null).join(', ')
