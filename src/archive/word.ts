import { listen, type Listener, type ListenerOptions } from '../postgres/listener.ts'
import { RECORDED_CHANNEL } from './entries.ts'

export type { Beat, Listener } from '../postgres/listener.ts'

/** Hears the archive's own word that something was recorded, and its last number once a second. */
export async function listenToArchive (options: ListenerOptions): Promise<Listener> {
  return await listen({ channel: RECORDED_CHANNEL, last: 'select coalesce(max(sequence), 0) as last from archive.recorded' }, options)
}
