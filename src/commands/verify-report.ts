import type { Difference, Verification } from '../verify/verification.ts'
import type { VerificationCounts } from '../verify/verify-archive.ts'
import type { Coverage } from '../verify/digests.ts'
import type { Screen } from './crawl-progress.ts'
import { progressOf } from './progress.ts'

/** Tells how far a verification is, and what it finds, until its end. */
export interface VerificationTeller extends Pick<Verification, 'onProgress' | 'onDifference'> { end: () => void }

/** A line says at most every so many documents how far it is. */
const EVERY = 1_000

/** A bar on a terminal, with the differences above it; elsewhere lines. */
export function verificationTeller (screen: Screen): VerificationTeller {
  const { end, say, tell } = progressOf(screen, EVERY)
  return {
    onProgress: (what, done, total) => tell(what, done, total),
    onDifference: difference => say(printDifference(difference)),
    end
  }
}

function printDifference ({ subject, what, stored, expected }: Difference): string {
  return `DIFFERENT ${subject}\n  ${what}\n    stored:   ${stored}\n    expected: ${expected}\n`
}

/**
 * The closing report: what was looked at, what was left out, and whether all is as it was kept. Ends in a line break.
 */
export function printVerification (counts: VerificationCounts, readerVersion: string): string {
  const { documents, bytes, readings, captures, entries, waiting, otherReadings, coverage, log, differences } = counts
  return (
    [
      `Verified ${number(documents, 'document')} (${bytes} bytes), ${number(readings, 'reading')} of ${readerVersion}, ${number(captures, 'capture')}, ${number(entries, 'entry', 'entries')}.`,
      ...Object.entries(otherReadings).map(
        ([reader, count]) =>
          `Not compared: ${number(count, 'reading')} of ${reader}, which is not the reader of this version.`
      ),
      ...printCoverage(coverage),
      ...(log.checkpoints === 0
        ? []
        : [
            `The signed log: ${number(log.checkpoints, 'checkpoint')}, the last over ${number(log.covered, 'entry', 'entries')}.`,
            `The root of its last checkpoint: ${log.root ?? 'none'}`
          ]),
      ...(waiting === 0
        ? []
        : [
            `${number(waiting, 'entry', 'entries')} had not been numbered when this began: a crawl is under way, or the next start numbers them.`
          ]),
      differences === 0
        ? 'All is as it was kept.'
        : `${number(differences, 'difference')}, see above: the archive is NOT as it was kept.`
    ].join('\n') + '\n'
  )
}

function printCoverage ({ covered, late, uncovered }: Coverage): string[] {
  return [
    `Covered by a digest from the first: ${number(covered, 'entry', 'entries')}.`,
    ...(late === null
      ? []
      : [
          `Covered since ${late.from === late.until ? late.from : `${late.from} to ${late.until}`} only: ${number(late.entries, 'entry', 'entries')} from before entries had digests.`
        ]),
    ...(uncovered === 0
      ? []
      : [
          `Not covered by any digest yet: ${number(uncovered, 'entry', 'entries')} from before entries had digests. npm run migrate covers them, and so does the service while it runs.`
        ])
  ]
}

const number = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
