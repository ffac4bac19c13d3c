import { AggregatorRegistry, Registry } from 'prom-client'
import type { HearAnswered } from '../../http/answered-routes.ts'
import type { PrintedMetrics } from '../../http/routes/metrics.ts'
import { shared } from '../health.ts'
import { tellArchive, type ArchiveParts } from './archive-figures.ts'
import { tellProcess, type ProcessParts } from './process-figures.ts'
import { countDurations } from './request-durations.ts'

/** The figures of one process, as they are handed to another. */
export type ProcessFigures = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

export interface Metrics {
  onAnswered: HearAnswered
  /** The figures of this process alone. */
  own: () => Promise<ProcessFigures>
  /** Those of all processes, and of the archive. */
  print: () => Promise<PrintedMetrics>
}

/** @param gather asks all processes, this one among them; null where there is no other */
export function openMetrics (
  parts: ProcessParts & ArchiveParts,
  gather: (() => Promise<ProcessFigures[]>) | null
): Metrics {
  const ofProcess = new Registry()
  const ofArchive = new Registry()
  const onAnswered = countDurations(ofProcess)
  tellProcess(ofProcess, parts)
  tellArchive(ofArchive, parts)
  const own = async (): Promise<ProcessFigures> => await ofProcess.getMetricsAsJSON()
  const ofAll = async (): Promise<string> => {
    const figures = (await gather?.().catch(() => null)) ?? [await own()]
    return await AggregatorRegistry.aggregate(figures).metrics()
  }
  return {
    onAnswered,
    own,
    print: shared(async () => {
      // One after the other: what is asked of the database for the second would be counted by the first.
      const processes = await ofAll()
      const archive = await ofArchive.metrics()
      return {
        type: ofProcess.contentType,
        text: [processes, archive].map(text => text.trimEnd()).join('\n\n') + '\n'
      }
    })
  }
}
