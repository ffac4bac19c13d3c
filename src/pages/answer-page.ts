import { html } from 'hono/html'
import { evidenceTable, feeTable, listed, nearChangeLines, otherVersionLines } from './answer-parts.ts'
import { placeLabel } from './label-place.ts'
import { page, type Markup } from './page.ts'
import type { RecordedAnswer } from './recorded-dispute.ts'
import { timelineSvg } from './timeline-svg.ts'
import { inWords, sentenceInWords, utcInWords, verdictInWords } from './words.ts'

/** Whose answer it is, where it was recorded: `digest` is the SHA-256 of the record's entry, in hex. */
export interface RecordNamed { id: string, askedAt: string, askedBy: string, digest: string }

/** On a narrow screen digests go over several lines; on paper, and in packets, each stands on one. */
const ON_SCREEN = '@media screen and (max-width: 40rem) { td code { white-space: normal } }\n'

/**
 * The answer to a fee dispute as one page that asks for no other file; of a recorded one also how to find it again.
 *
 * @param isServed whether it is read where it is asked for; what a packet holds stays as it always was
 */
export function answerPage (answer: RecordedAnswer, record: RecordNamed | null, isServed = false): string {
  const court = answer.court.name ?? answer.court.organizationKey
  return String(page(`Fee dispute, ${court}, filed ${inWords(answer.filedAt, answer.court.timeZone)}`, html`<main>
${answerHead(answer, court)}
${answerBody(answer, isServed ? timelineSvg(answer, { place: placeLabel }) : undefined)}
</main>
${record === null ? '' : recordFooter(answer, record)}`, isServed ? ON_SCREEN : ''))
}

function answerHead (answer: RecordedAnswer, court: string): Markup {
  return html`<header>
<p class="court">${court}</p>
<h1>${verdictInWords(answer.verdict)}</h1>
<p class="sentence">${answer.sentence}</p>
</header>`
}

/**
 * What the answer says, in the order in which a clerk asks: when, how much, what speaks against it, what it rests on.
 *
 * @param drawn the time around the filing; what a packet holds is drawn as it always was
 */
export function answerBody (answer: RecordedAnswer, drawn: Markup = timelineSvg(answer)): Markup {
  return html`${listed(
    'What could make this answer another',
    answer.doubts.map(({ text }) => sentenceInWords(text, answer.court.timeZone)),
    'doubt'
  )}
<section>
<h2>When it was filed</h2>
<figure>
<div class="scroll" tabindex="0" role="region" aria-label="Drawing of the time around the filing">${drawn}</div>
<figcaption>Court time${answer.court.timeZone === null ? '' : ` (${answer.court.timeZone})`}. Each version is in force from the instant at its left up to, and not including, the one at its right. Not drawn to scale.</figcaption>
</figure>
</section>
<section>
<h2>What it cost</h2>
${feeTable(answer)}
</section>
${listed('Close to a change', nearChangeLines(answer))}
${listed('Other versions', otherVersionLines(answer))}
${listed(
  'Why',
  answer.reasons.map(
    ({ text, version }) =>
      `${version === undefined || version === null ? '' : `${version}: `}${sentenceInWords(text, answer.court.timeZone)}`
  )
)}
${listed(
  'What the checks found',
  answer.findings.map(
    ({ message, severity, version }) => `${version === null ? '' : `${version}, `}${severity}: ${message}`
  )
)}
${evidenceTable(answer)}`
}

/** The first twelve digits of a digest, in groups that can be read out. */
export const checkCode = (digest: string): string => (digest.slice(0, 12).match(/.{4}/g) ?? []).join('-')

function recordFooter ({ court, knownAt }: RecordedAnswer, { askedAt, askedBy, digest, id }: RecordNamed): Markup {
  const asKnown = knownAt === null ? '' : html` The answer is as known at ${utcInWords(knownAt)}.`
  return html`<footer>
<p>Check code <strong class="check">${checkCode(digest)}</strong>: the first twelve digits of the SHA-256 of the record, which is <code>${digest}</code>.</p>
<p>Record <code>${id}</code>, asked ${utcInWords(askedAt)} by ${askedBy}; court ${court.organizationKey}.${asKnown}</p>
</footer>`
}
