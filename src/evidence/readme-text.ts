import { checkCode } from '../pages/answer-page.ts'
import { inWords, utcInWords, verdictInWords } from '../pages/words.ts'
import type { PacketFacts } from './packet.ts'
import { paragraph } from './paragraph.ts'

/** `README.txt`: what a packet is, what it says, and where to begin; for a clerk. */
export function readmeText ({ digest, dispute, isStamped }: PacketFacts): string {
  const { answer, askedAt, id } = dispute
  const court = answer.court.name ?? answer.court.organizationKey
  return `EVIDENCE OF A FEE

${paragraph(`${court}: a filing of ${inWords(answer.filedAt, answer.court.timeZone)}.`)}
${paragraph(`${verdictInWords(answer.verdict)}.`)}
${paragraph(answer.sentence, '    ')}
${paragraph(`This folder shows which Court Policy was in force when the filing was made, what it asked, and why. It was made from record ${id}, asked ${utcInWords(askedAt)}. Check code: ${checkCode(digest)}.`)}
WHERE TO BEGIN

  answer.html      The answer on a page to read and print. Open it in a browser.
  certificate.txt  A form that a person who answers for the records can sign.
  verify.txt       How anybody can check all this, without the archive.

WHAT ELSE IS HERE

  record.json      The question and the answer, as they were recorded.
  answer.json      The answer of that record, for programs.
  documents/       Each policy that the answer names, exactly as it was published.
  indexes/         The court's lists of policies: the last without a policy, the
                   first with it.
  captures/        When and how each of these was fetched.
  readings/        What was read in each policy: its labels, fees and codes.
  log/             Proofs that all of this stands in the archive's log, whose
                   entries nobody can change or take away unseen.
  verify.mjs       A program that does all checks: node verify.mjs
  SHA256SUMS       A digest of every other file.

${paragraph(
  isStamped
    ? 'The time stamp in log/checkpoint.tsr is the word of an authority other than the archive, that the log stood so by the time it states.'
    : "No authority other than the archive has stamped the time: when things were recorded is the archive's own word."
)}
${paragraph("It is not shown here that the court's site sent these bytes, only that the archive recorded so; and nothing here says that no other policy was published that the archive never saw. Keep this folder as it is: a file that is added, changed or taken away makes the check fail.")}`
}
