import { openAnswering } from './answering.js'
import { openArchives } from './archives.js'

export const COURTS = 3_000
/** Of a court: 102,000 in all. */
export const VERSIONS = 34

/** What rows share: the archives, and a running service on the usual number of courts and versions. */
export async function openContext (options) {
  const archives = await openArchives(options.say, options.data)
  const context = { ...options, archives }
  let answering
  return {
    ...context,
    /** The service on 3,000 courts with 100,000 versions, started when it is first asked for. */
    answering: async () => await (answering ??= openAnswering(context, COURTS, VERSIONS)),
    /** Ends it, before a row that needs the machine for itself. */
    rest: async () => {
      const open = answering
      answering = undefined
      await (await open)?.close()
    },
    close: async () => {
      await (await answering?.catch(() => undefined))?.close()
      await archives.close()
    }
  }
}
