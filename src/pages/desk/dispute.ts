import { html } from 'hono/html'
import type { Criteria } from '../../answers/fee-criteria.ts'
import { answerBody } from '../answer-page.ts'
import { placeLabel } from '../label-place.ts'
import type { Markup } from '../page.ts'
import type { RecordedAnswer } from '../recorded-dispute.ts'
import { timelineSvg } from '../timeline-svg.ts'
import { clerkWords, utcInWords, verdictInWords } from '../words.ts'
import { instantFields, type TypedInstant } from './instant-fields.ts'
import { keepForm, UNKNOWN_TOKEN, type KeepForm } from './keep.ts'
import { scrolling } from './scrolling.ts'

/** What was typed of a dispute; texts as they were. */
export interface TypedDispute {
  fee: string
  tendered: string
  filed: TypedInstant
  citedVersion: string
  criteria: Readonly<Record<string, string | undefined>>
}

/** What tells fees of one code apart, each of the names of a question with what stands over its field. */
export const criteriaLabels: Readonly<Record<keyof Criteria, string>> = {
  jurisdictionalAmount: 'Limited, Unlimited or an amount',
  caseType: 'Case type',
  documentType: 'Document type',
  documentGenericType: 'Generic type of the document',
  firstPaper: 'First paper (true or false)',
  amountInControversy: 'Amount in controversy',
  pages: 'Pages'
}

/** A dispute in four fields; what tells fees apart is under a fold. */
export function disputeForm ({
  action,
  hidden,
  typed
}: {
  action: string
  hidden: Readonly<Record<string, string>>
  typed: TypedDispute
}): Markup {
  const criteria = Object.entries(criteriaLabels).map(([name, label]) => ({ name, label, value: typed.criteria[name] ?? '' }))
  const isOpen = criteria.some(({ value }) => value !== '')
  return html`<form class="ask" method="get" action="${action}">
${Object.entries(hidden).map(
  ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
`
)}<label><span>Fee code (several: with commas)</span><input name="fee" autocomplete="off" required value="${typed.fee}"></label>
<label><span>Amount tendered</span><input class="clock" name="tendered" inputmode="decimal" autocomplete="off" required placeholder="100.00" value="${typed.tendered}"></label>
${instantFields('Filed', typed.filed)}
<label><span>Version it cited, if any</span><input class="short" name="citedVersion" autocomplete="off" placeholder="1.0.3" value="${typed.citedVersion}"></label>
<details${isOpen ? html` open` : ''}><summary>Where one code stands for several fees</summary>
<fieldset><legend>About the filing</legend>
${criteria.map(
  ({
    label,
    name,
    value
  }) => html`<label><span>${label}</span><input name="${name}" autocomplete="off" value="${value}"></label>
`
)}</fieldset></details>
<button>What was due?</button>
</form>`
}

/** What may be done with an answer: it is printed by all, and kept by a clerk. */
export interface AnswerWays { print: string, keep: KeepForm | null }

/** The answer: its verdict, its sentence, and all that it rests on. */
export function disputeAnswer (answer: RecordedAnswer, form: Markup, { keep, print }: AnswerWays): Markup {
  return html`${form}
<h2>${verdictInWords(answer.verdict)}</h2>
<p class="sentence">${answer.sentence}</p>
<p class="no-print"><a href="${print}">Print this answer</a></p>
${keep === null ? html`<p class="no-print soft">A clerk who is signed in can keep this answer and hand out its evidence.</p>` : keepForm(keep)}
${deskBody(answer)}`
}

/** On the desk labels in sentences are put into words, and the time of the filing is drawn with what is in doubt. */
function deskBody (answer: RecordedAnswer): Markup {
  const say = (text: string): string => clerkWords(text, answer.court.timeZone)
  return answerBody({
    ...answer,
    doubts: answer.doubts.map(doubt => ({ ...doubt, text: say(doubt.text) })),
    reasons: answer.reasons.map(reason => ({ ...reason, text: say(reason.text) })),
    findings: answer.findings.map(finding => ({ ...finding, message: say(finding.message) }))
  }, timelineSvg(answer, { isDoubted: answer.doubts.length > 0, place: placeLabel }))
}

/** A record as pages show it. */
export interface RecordShown {
  id: string
  askedAt: string
  askedBy: string
  reference: string | null
  note: string | null
  previous: string | null
  differs: ReadonlyArray<{ text: string }>
  answer: RecordedAnswer
  court: string
  again: string | null
}

/** A kept answer, and what can be handed out of it. */
export function recordContent ({
  again,
  answer,
  askedAt,
  askedBy,
  court,
  differs,
  id,
  note,
  previous,
  reference
}: RecordShown): Markup {
  return html`<p class="note good">Kept ${utcInWords(askedAt)} by ${askedBy}. It is never changed.</p>
<dl class="facts">
<dt>Court</dt><dd><a href="${court}">${answer.court.name ?? answer.court.organizationKey}</a></dd>
<dt>Reference</dt><dd>${reference ?? 'none, or erased'}</dd>
<dt>Note</dt><dd class="typed">${note ?? 'none, or erased'}</dd>
${previous === null ? '' : html`<dt>Follows</dt><dd><a href="/disputes/${previous}">an earlier record</a></dd>`}
</dl>
${differs.length === 0 ? '' : html`<section><h2>What differs from the earlier record</h2><ul>${differs.map(({ text }) => html`<li>${text}</li>`)}</ul></section>`}
<p class="no-print"><a href="/disputes/${id}/print">Print</a> \u00b7 <a href="/disputes/${id}/evidence">Evidence packet</a> (a zip that a stranger can check)${again === null ? '' : html` \u00b7 <a href="${again}">Ask again</a> (as the archive knows it now; kept, it says what differs)`}</p>
<h2>${verdictInWords(answer.verdict)}</h2>
<p class="sentence">${answer.sentence}</p>
${deskBody(answer)}`
}

/** The records that were made, the last first. */
export function recordsContent ({
  newest,
  older,
  records,
  reference
}: {
  records: readonly RecordShown[]
  reference: string
  older: string | null
  newest: string | null
}): Markup {
  return html`<form class="ask" method="get" action="/disputes"><label><span>Reference, whole</span><input class="wide" type="search" name="reference" value="${reference}"></label><button>Find</button></form>
${
  records.length === 0
    ? html`<p class="note">${reference === '' ? 'Nothing has been kept yet: answer a dispute on a court\u2019s page, and keep it.' : 'No record has exactly this reference.'}</p>`
    : scrolling('List of records', html`<table>
<thead><tr><th scope="col">Kept</th><th scope="col">Reference</th><th scope="col">Court</th><th scope="col">Verdict</th><th scope="col">By</th></tr></thead>
<tbody>
${records.map(
  ({
    answer,
    askedAt,
    askedBy,
    id,
    reference: own
  }) => html`<tr><th scope="row"><a href="/disputes/${id}">${utcInWords(askedAt)}</a></th><td>${own ?? ''}</td><td>${answer.court.name ?? answer.court.organizationKey}</td><td>${verdictInWords(answer.verdict)}</td><td>${askedBy}</td></tr>
`
)}</tbody></table>`)
}
${older === null ? '' : html`<p><a href="${older}">Older records</a></p>`}${newest === null ? '' : html`<p><a href="${newest}">Newest records</a></p>`}`
}

/** A token is typed once; the browser then holds a random name of the session, and nothing else. */
export function signInContent ({ back, isRefused }: { back: string, isRefused: boolean }): Markup {
  return html`${isRefused ? html`<p class="note bad">${UNKNOWN_TOKEN}</p>` : ''}
<form class="ask" method="post" action="/sign-in">
<input type="hidden" name="back" value="${back}">
<label><span>Clerk\u2019s token</span><input class="wide" type="password" name="token" autocomplete="current-password" required></label>
<button>Sign in</button>
</form>
<p class="soft">Who is signed in can keep answers, see those that were kept, and hand out their evidence. Everything else needs no sign-in.</p>`
}
