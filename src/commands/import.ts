import { parseArgs } from 'node:util'
import { importArchive, type Imported } from '../publisher/transfer/import-archive.ts'
import { readConfig } from '../service/config.ts'
import { openArchive } from '../service/open-archive.ts'
import { progressOf } from './progress.ts'
import { runCommand } from './run-command.ts'

const USAGE = 'Use: npm run import -- DIR'

/** A line says at most every so many entries how far it is. */
const EVERY = 1_000

/**
 * `npm run import -- DIR`: begins an archive with what another one exported. Exit code 0 where all of it is there, 1 where it
 * is refused, 2 where the command was used wrongly.
 */
await runCommand(async () => {
  const source = understood(process.argv.slice(2))
  if (source === undefined) return 2
  const config = readConfig()
  if (config.sample) throw new Error('Neither DATABASE_URL nor REPOSITORIES is set, so this would be the sample\'s archive, which never meets other data: set one of them, see .env.example.')
  const archive = await openArchive(config, line => console.log(line))
  const progress = progressOf(process.stdout, EVERY)
  try {
    console.log(`Imports ${source} into ${archive.place}`)
    const imported = await importArchive({ database: archive.database, directory: source, onProgress: progress.tell }).finally(progress.end)
    console.log(printed(imported))
    return 0
  } finally {
    await archive.close()
  }
})

function understood (args: string[]): string | undefined {
  try {
    const { positionals: [source, ...others] } = parseArgs({ args, allowPositionals: true, options: {} })
    if (source === undefined || others.length > 0) throw new Error('Say from which folder, and from no other.')
    return source
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`)
    return undefined
  }
}

function printed ({ entries, held }: Imported): string {
  if (entries > 0) return `Imported ${entries} entries, with their numbers and times. The log of this archive begins anew over them: its key is its own.`
  return held > 0 ? `All ${held} entries are here already: nothing was changed.` : 'There is nothing to import: that archive was empty.'
}
