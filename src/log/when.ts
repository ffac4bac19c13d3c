/**
 * At most so often a checkpoint is published, in milliseconds: for
 * what is soon covered, within ten seconds; and for other entries.
 */
const SOON = 5_000
const USUAL = 60_000

/**
 * What is not covered yet: `hasSoon`, a dispute or a crawl's end; `sinceLast`,
 * milliseconds since the last checkpoint was seen to be new, null before any was.
 */
export interface Waiting { entries: number, hasSoon: boolean, sinceLast: number | null }

/** In how many milliseconds a checkpoint is due; null while nothing waits for one. */
export function dueIn ({ entries, hasSoon, sinceLast }: Waiting): number | null {
  if (entries <= 0) return null
  return sinceLast === null ? 0 : Math.max(0, (hasSoon ? SOON : USUAL) - sinceLast)
}
