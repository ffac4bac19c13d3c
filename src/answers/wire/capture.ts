import type { RecordedCapture } from '../../archive/captures.ts'
import type { RecordedExchange } from '../../archive/exchanges.ts'
import type { Sha256 } from '../../domain/history/capture.ts'
import { printUtc } from '../instants.ts'
import { exchangeWire } from './exchange.ts'

/** A capture, its instants in UTC. */
export function captureWire ({ requestedAt, completedAt, recordedAt, ...capture }: RecordedCapture) {
  return {
    ...capture,
    recordedAt: printUtc(recordedAt),
    requestedAt: printUtc(requestedAt),
    completedAt: printUtc(completedAt)
  }
}

/** Exchanges of captures, by the captures' numbers; null for those from before they were kept. */
export type ExchangesOf = ReadonlyMap<number, readonly RecordedExchange[] | null>

/** A capture with its exchanges. */
export function wholeCaptureWire (capture: RecordedCapture, exchangesOf: ExchangesOf) {
  return { ...captureWire(capture), exchanges: exchangesOf.get(capture.sequence)?.map(exchangeWire) ?? null }
}

/** The captures that are a policy's evidence. */
export type EvidenceCaptures = Record<
  'firstCapture' | 'lastCapture' | 'lastIndexWithout' | 'firstIndexWith',
  RecordedCapture | undefined
>

/**
 * What shows that a policy was published, and when: first and
 * last seen, the last index without it and the first with it.
 */
export function evidenceWire (sha256: Sha256, captures: EvidenceCaptures, exchangesOf: ExchangesOf) {
  const print = (capture: RecordedCapture | undefined) =>
    capture === undefined ? null : wholeCaptureWire(capture, exchangesOf)
  return {
    sha256,
    firstCapture: print(captures.firstCapture),
    lastCapture: print(captures.lastCapture),
    lastIndexWithout: print(captures.lastIndexWithout),
    firstIndexWith: print(captures.firstIndexWith)
  }
}
