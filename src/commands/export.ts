import { parseArgs } from 'node:util'
import { mirroredFolders } from '../answers/mirror.ts'
import { findHorizon, findStamp, recordEntries } from '../archive/entries.ts'
import { Histories } from '../memory/histories.ts'
import { exportArchive, type Exported, type OnProgress } from '../publisher/transfer/export-archive.ts'
import { readConfig } from '../service/config.ts'
import { openArchive, type OpenArchive } from '../service/open-archive.ts'
import { packageVersion } from '../service/package-version.ts'
import { givenPath } from './given-path.ts'
import { progressOf } from './progress.ts'
import { runCommand } from './run-command.ts'

const USAGE = 'Use: npm run export -- DIR [--warc]'

/** A line says at most every so many entries how far it is. */
const EVERY = 1_000

/** More names are not printed. */
const MOST_NAMED = 20

/**
 * `npm run export -- DIR [--warc]`: writes the archive into a folder, as a policy repository and
 * with all that was recorded; with `--warc` its captures for tools of web archives as well. Exit
 * code 0 where it is written, 1 where it could not be, 2 where the command was used wrongly.
 */
await runCommand(async () => {
  const asked = understood(process.argv.slice(2))
  if (asked === undefined) return 2
  const archive = await openArchive(readConfig(), line => console.log(line))
  const progress = progressOf(process.stdout, EVERY)
  try {
    console.log(`Exports ${archive.place} to ${asked.directory}`)
    const exported = await exportAll(archive, asked, progress.tell).finally(progress.end)
    process.stdout.write(printed(exported))
    return 0
  } finally {
    await archive.close()
  }
})

interface Asked { directory: string, warc: boolean }

function understood (args: string[]): Asked | undefined {
  try {
    const {
      positionals,
      values: { warc = false }
    } = parseArgs({ args, allowPositionals: true, options: { warc: { type: 'boolean' } } })
    const [directory, ...others] = positionals
    if (directory === undefined || others.length > 0) throw new Error('Say into which folder, and into no other.')
    return { directory: givenPath(directory), warc }
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`)
    return undefined
  }
}

/** What waits for its number gets it; what is recorded from then on is left for the next time. */
async function exportAll (
  { database, url }: OpenArchive,
  { directory, warc }: Asked,
  onProgress: OnProgress
): Promise<Exported> {
  await recordEntries(database)
  const { sequence: entries } = await findHorizon(database)
  const until = await findStamp(database, entries)
  const onError = (error: unknown): void => {
    console.error(error instanceof Error ? error.message : error)
  }
  const histories = await Histories.open({ database, url, now: () => performance.now(), onError })
  const courts = await mirroredFolders({ histories }, until).finally(async () => await histories.close())
  const options = { software: `court-policy-archive/${packageVersion}`, until }
  return await exportArchive({ database, courts, entries, directory, onProgress, warc: warc ? options : null })
}

function printed ({ documents, entries, indexes, others, unplaced }: Exported): string {
  return `Exported ${entries} entries, ${documents} documents, ${indexes} indexes.\n` +
    named('Listed, and of a name that no file can have; the bytes lie among the documents', unplaced) +
    named('In the folder and none of this export, which leaves them', others)
}

function named (what: string, names: readonly string[]): string {
  if (names.length === 0) return ''
  return `${what} (${names.length}):\n${names
    .slice(0, MOST_NAMED)
    .map(name => `  ${name}\n`)
    .join('')}${names.length > MOST_NAMED ? '  …\n' : ''}`
}
