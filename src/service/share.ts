import { forAnswers, forWork, type Limits } from '../postgres/database.ts'
import type { Config } from './config.ts'

/** What one process takes of all that the service may take. */
export interface Share {
  memoryBytes: number
  /** Connections for who waits for an answer. */
  answering: Limits
  /** Connections for crawls and events. */
  working: Limits
  /**
   * Each asks for two documents at once, which takes one
   * connection each: three remain for leases, events and the log.
   */
  crawlsAtOnce: number
}

/** So few that one which is slow does not hold up all others. */
const LEAST_ANSWERING = 2

/**
 * Memory and the connections for answers are divided evenly. The work is done by one: it has the connections
 * for that, as a process that is alone does, and the others as many as a crawl takes that they are asked for.
 */
export function shareOf ({ workers, memoryBytes }: Pick<Config, 'workers' | 'memoryBytes'>, hasDuties: boolean): Share {
  return {
    memoryBytes: Math.floor(memoryBytes / workers),
    answering: { ...forAnswers, max: Math.max(LEAST_ANSWERING, Math.floor(forAnswers.max / workers)) },
    ...(hasDuties ? { working: forWork, crawlsAtOnce: 4 } : { working: { ...forWork, max: 4 }, crawlsAtOnce: 1 })
  }
}
