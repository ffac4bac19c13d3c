import { listen, type Listener, type ListenerOptions } from '../postgres/listener.ts'
import { RECORDED_CHANNEL } from './entries.ts'

export type { Beat, Listener } from '../postgres/listener.ts'

const LAST = 'select coalesce(max(sequence), 0) as last from archive.recorded'

/** Hears the archive's own word that something was recorded, and its last number once a second. */
export async function listenToArchive (options: ListenerOptions): Promise<Listener> {
  return await listen({ channel: RECORDED_CHANNEL, last: LAST }, options)
}

/** The same of a replica: it says nothing of itself, and is asked for its last number five times a second. */
export async function watchReplica (options: ListenerOptions): Promise<Listener> {
  return await listen({ channel: null, last: LAST }, options)
}
