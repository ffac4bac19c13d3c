import { SingleBar } from 'cli-progress'
import type { CrawlFinding } from '../archive/crawls.ts'
import type { CrawlOutcome } from '../crawler/crawl-repository.ts'
import type { CrawlProgress } from '../crawler/walk.ts'
import type { Severity } from '../domain/policy/finding.ts'

/** Where a command writes for a person; `process.stdout` is one. */
export type Screen = NodeJS.WritableStream & { isTTY?: boolean }

/** Tells how far a crawl is, until its end. */
export interface ProgressTeller { tell: (progress: CrawlProgress) => void, end: () => void }

/** A bar on a terminal; elsewhere a line a document. */
export function progressTeller (screen: Screen): ProgressTeller {
  return screen.isTTY === true ? bar(screen) : lines(screen)
}

function bar (screen: Screen): ProgressTeller {
  const drawn = new SingleBar({
    format: '{bar} {value}/{total} {url}',
    stream: screen,
    clearOnComplete: true,
    hideCursor: true,
    linewrap: false
  })
  drawn.start(0, 0, { url: '' })
  return {
    tell ({ expected, done, url }) {
      drawn.setTotal(expected)
      drawn.update(done, { url })
    },
    end () { drawn.stop() }
  }
}

function lines (screen: Screen): ProgressTeller {
  return {
    // What was not asked for is no news.
    tell ({ expected, done, url, outcome }) {
      if (outcome !== 'held' && outcome !== 'left-out') screen.write(`${done}/${expected} ${outcome} ${url}\n`)
    },
    end () {}
  }
}

const severities = ['error', 'warning', 'info'] as const satisfies Severity[]

/**
 * The closing report: how it ended, what it met, and its findings, the
 * worst first; then the same of remote repositories. Ends in a line break.
 */
export function printReport (crawl: CrawlOutcome): string {
  return (
    [
      `Crawl ${crawl.crawlId} ${crawl.state === 'done' ? 'is done' : 'FAILED'}: ${printCounts(crawl)}.`,
      ...(crawl.documentErrors === 0
        ? []
        : [
            `The documents read hold ${crawl.documentErrors} ${crawl.documentErrors === 1 ? 'error' : 'errors'}: see the findings of each policy.`
          ]),
      ...severities.flatMap(severity => printFindings(severity, crawl.report.findings)),
      ...crawl.remotes.flatMap(remote => ['', `Remote repository ${remote.url}`, printReport(remote).trimEnd()])
    ].join('\n') + '\n'
  )
}

function printCounts ({ counts }: CrawlOutcome): string {
  const { indexes, policies, newDocuments, notModified, unreadable, failed } = counts
  return [
    `${indexes} ${indexes === 1 ? 'index' : 'indexes'}`,
    `${policies} ${policies === 1 ? 'policy' : 'policies'} listed`,
    `${newDocuments} new`,
    `${notModified} not modified`,
    `${unreadable} unreadable`,
    `${failed} failed`
  ].join(', ')
}

function printFindings (severity: Severity, findings: readonly CrawlFinding[]): string[] {
  const these = findings.filter(finding => finding.severity === severity)
  return these.length === 0
    ? []
    : [
        '',
        `${severity} (${these.length})`,
        ...these.flatMap(({ rule, url, message }) => [`  ${rule} ${url}`, `    ${message}`])
      ]
}

/**
 * 0 when everything that was listed answered and could be read, and no
 * error was found but in policies, in remote repositories too; else 1.
 */
export function exitCodeOf ({ state, counts, report, remotes }: CrawlOutcome): 0 | 1 {
  const hasErrors = report.findings.some(({ severity }) => severity === 'error')
  const isClean = state === 'done' && counts.failed === 0 && counts.unreadable === 0 && !hasErrors
  return isClean && remotes.every(remote => exitCodeOf(remote) === 0) ? 0 : 1
}
