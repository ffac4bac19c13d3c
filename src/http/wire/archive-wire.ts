import type { RecordedCapture } from '../../archive/captures.ts'
import type { Crawl } from '../../archive/crawls.ts'
import type { RecordedExchange } from '../../archive/exchanges.ts'
import type { Sha256 } from '../../domain/history/capture.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import { printUtc } from '../../answers/instants.ts'
import { exchangeWire } from './exchange-wire.ts'

export function crawlWire (crawl: Crawl, running: boolean) {
  return {
    id: crawl.crawlId,
    repositoryId: crawl.repositoryId,
    state: crawl.state ?? (running ? 'running' : 'failed'),
    asked: crawl.asked,
    startedAt: printUtc(crawl.begunAt),
    endedAt: printUtc(crawl.endedAt),
    counts: crawl.counts,
    report: crawl.report
  }
}

/** A repository with what its last crawls say of it; `crawls` newest first. */
export function repositoryWire ({ id, url }: { id: string, url: string }, crawls: readonly Crawl[], running: boolean, failuresInARow: number, nextCrawlAt: Instant | null) {
  const [last] = crawls
  return {
    id,
    url,
    lastCrawl: last === undefined ? null : crawlWire(last, running),
    nextCrawlAt: printUtc(nextCrawlAt),
    counts: crawls.find(crawl => crawl.counts !== null)?.counts ?? null,
    failuresInARow
  }
}

export function captureWire ({ requestedAt, completedAt, recordedAt, ...capture }: RecordedCapture) {
  return { ...capture, recordedAt: printUtc(recordedAt), requestedAt: printUtc(requestedAt), completedAt: printUtc(completedAt) }
}

/** Exchanges of captures, by the captures' numbers; null for those from before they were kept. */
export type ExchangesOf = ReadonlyMap<number, readonly RecordedExchange[] | null>

/** A capture with its exchanges. */
export function wholeCaptureWire (capture: RecordedCapture, exchangesOf: ExchangesOf) {
  return { ...captureWire(capture), exchanges: exchangesOf.get(capture.sequence)?.map(exchangeWire) ?? null }
}

/** The captures that are a policy's evidence. */
export type EvidenceCaptures = Record<'firstCapture' | 'lastCapture' | 'lastIndexWithout' | 'firstIndexWith', RecordedCapture | undefined>

/** What shows that a policy was published, and when: first and last seen, the last index without it and the first with it. */
export function evidenceWire (sha256: Sha256, captures: EvidenceCaptures, exchangesOf: ExchangesOf) {
  const print = (capture: RecordedCapture | undefined) => capture === undefined ? null : wholeCaptureWire(capture, exchangesOf)
  return {
    sha256,
    firstCapture: print(captures.firstCapture),
    lastCapture: print(captures.lastCapture),
    lastIndexWithout: print(captures.lastIndexWithout),
    firstIndexWith: print(captures.firstIndexWith)
  }
}
