import { parentPort, workerData } from 'node:worker_threads'
import { openLimited, forWork } from '../postgres/database.ts'
import { makeDueDump } from './nightly-dumps.ts'

/** What the thread is asked for: the database by its URL, with the role of the service. */
export interface DumpJob { url: string }

const { url } = workerData as DumpJob
const stopping = new AbortController()
parentPort?.once('message', () => stopping.abort(new Error('The service ends.')))

// What is lost of a connection meanwhile ends the dump, and the thread with the error.
const onError = (): void => {}
const { close, database } = openLimited(url, onError, { ...forWork, max: 1 })
try {
  await makeDueDump({ database, url, clock: Date.now, onError }, stopping.signal)
} finally {
  await close()
  parentPort?.close()
}
