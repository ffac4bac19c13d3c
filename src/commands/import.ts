import { parseArgs } from 'node:util'
import { importArchive, type Imported } from '../publisher/transfer/import-archive.ts'
import { forWork } from '../postgres/database.ts'
import { readConfig, type Config } from '../service/config.ts'
import { crawlNetwork } from '../service/crawls.ts'
import { openArchive, type OpenArchive } from '../service/open-archive.ts'
import { readRepositories, type RepositoryConfig } from '../service/repositories.ts'
import { recordSettings } from '../service/settings.ts'
import { stopSignal } from '../service/stop-signal.ts'
import { givenPath } from './given-path.ts'
import { crawlOnce } from './crawl-once.ts'
import { progressOf } from './progress.ts'
import { runCommand } from './run-command.ts'

const USAGE = 'Use: npm run import -- DIR|URL'

/** A line says at most every so many entries how far it is. */
const EVERY = 1_000

/**
 * `npm run import -- DIR|URL`: begins an archive with what another one exported; or crawls the
 * mirror of another one, whose documents are then captures of our own. Exit code 0 where all of
 * it is there, 1 where it is refused or something failed, 2 where the command was used wrongly.
 */
await runCommand(async () => {
  const source = understood(process.argv.slice(2))
  if (source === undefined) return 2
  const config = readConfig()
  if (config.sample) {
    throw new Error(
      "Neither DATABASE_URL nor REPOSITORIES is set, so this would be the sample's archive, which never meets other data: set one of them, see .env.example."
    )
  }
  const [mirror] = isUrl(source) ? readRepositories(source).repositories : []
  const archive = await openArchive(config, line => console.log(line), mirror === undefined ? {} : { limits: forWork })
  try {
    console.log(`Imports ${mirror?.url ?? source} into ${archive.place}`)
    return mirror === undefined ? await importFolder(archive, source) : await importMirror(archive, config, mirror)
  } finally {
    await archive.close()
  }
})

async function importFolder ({ database }: OpenArchive, directory: string): Promise<number> {
  const progress = progressOf(process.stdout, EVERY)
  const imported = await importArchive({ database, directory, onProgress: progress.tell }).finally(progress.end)
  console.log(printed(imported))
  return 0
}

/** A repository of this one time, unless it is configured. */
async function importMirror ({ database }: OpenArchive, config: Config, mirror: RepositoryConfig): Promise<number> {
  const signal = stopSignal(1)
  const repository = config.repositories.find(({ url }) => url === mirror.url) ?? mirror
  const repositories = [...config.repositories.filter(({ id }) => id !== repository.id), repository]
  const network = crawlNetwork(repositories)
  try {
    await recordSettings(database, config)
    return await crawlOnce(repository, { config, database, repositories, network, signal })
  } finally {
    await network.close()
  }
}

function isUrl (source: string): boolean {
  return /^https?:\/\//i.test(source)
}

function understood (args: string[]): string | undefined {
  try {
    const { positionals: [source, ...others] } = parseArgs({ args, allowPositionals: true, options: {} })
    if (source === undefined || others.length > 0) {
      throw new Error('Say from which folder or mirror, and from no other.')
    }
    return isUrl(source) ? source : givenPath(source)
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`)
    return undefined
  }
}

function printed ({ entries, held }: Imported): string {
  if (entries > 0) {
    return `Imported ${entries} entries, with their numbers and times. The log of this archive begins anew over them: its key is its own.`
  }
  return held > 0
    ? `All ${held} entries are here already: nothing was changed.`
    : 'There is nothing to import: that archive was empty.'
}
