import pg from 'pg'
import { RECORDED_CHANNEL } from './entries.ts'

/** Hears the archive's own word that something was recorded. */
export interface Listener {
  /** False while the connection is lost: then whoever relies on it has to ask. */
  hears: () => boolean
  close: () => Promise<void>
}

const RETRY_MS = 1_000

/** Listens on a connection of its own, and comes back when it is lost; `onRecorded` is also called each time it begins to hear. */
export async function listen (url: string, onRecorded: () => void): Promise<Listener> {
  let client: pg.Client | undefined
  let closed = false
  let timer: NodeJS.Timeout | undefined

  const connect = async (): Promise<void> => {
    const candidate = new pg.Client({ connectionString: url })
    const lose = (): void => {
      if (client === candidate || client === undefined) retry()
      client = undefined
      candidate.removeAllListeners('end')
      candidate.end().catch(() => {})
    }
    candidate.on('error', lose)
    candidate.on('end', lose)
    candidate.on('notification', onRecorded)
    await candidate.connect()
    await candidate.query(`listen ${RECORDED_CHANNEL}`)
    client = candidate
    onRecorded()
  }
  const retry = (): void => {
    if (closed) return
    clearTimeout(timer)
    timer = setTimeout(() => { connect().catch(retry) }, RETRY_MS).unref()
  }

  await connect()
  return {
    hears: () => client !== undefined,
    close: async () => {
      closed = true
      clearTimeout(timer)
      const last = client
      client = undefined
      last?.removeAllListeners('end')
      await last?.end()
    }
  }
}
