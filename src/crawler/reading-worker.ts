import { parentPort } from 'node:worker_threads'
import { readPolicyRows } from './read-policy-rows.ts'

// Reads one policy beside the event loop; what comes back is text, which passes between threads quickly.
parentPort?.once('message', (bytes: Uint8Array) => {
  readPolicyRows(bytes).then(reading => parentPort?.postMessage(reading), error => { throw error })
})
