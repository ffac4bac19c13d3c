import { randomBytes } from 'node:crypto'
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile
} from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Account, giveTo, reaches, runAs } from './account.ts'

/** Where a cluster goes that its account could not reach below the data directory asked for. */
const systemDirectory = '/var/lib/court-policy-archive'
const passwordFile = 'app-password'
const abandonedAfter = 10 * 60_000

/**
 * The absolute path of the cluster of `dataDir`, made or yet to be made: `postgres-<major>` in it, or what a link of
 * that name points to. Throws when the data were written by another major version.
 */
export async function clusterDirectory (
  dataDir: string,
  major: number,
  account: Account | undefined,
  log: (line: string) => void
): Promise<string> {
  const home = resolve(dataDir)
  await mkdir(home, { recursive: true })
  const named = join(home, `postgres-${major}`)
  await refuseOtherMajor(home, named, major)
  const elsewhere = await readlink(named).catch(() => undefined)
  if (elsewhere !== undefined) return resolve(home, elsewhere)
  if (await reaches(account, home)) return named
  if ((await stat(named).catch(() => undefined)) !== undefined) {
    throw new Error(
      `${named} cannot be reached by uid ${account?.uid}, which has to run its server: open the directories above it (chmod a+x), or set DATABASE_URL.`
    )
  }
  return await placeElsewhere(named, account, log)
}

/**
 * Creates the cluster unless it is there; in a directory beside
 * it that then takes its name, so that it is never half made.
 */
export async function createCluster (cluster: string, initdb: string, account: Account | undefined): Promise<void> {
  if (await majorOf(cluster) !== undefined) return
  await mkdir(dirname(cluster), { recursive: true })
  await clearAbandoned(cluster)
  const half = await mkdtemp(`${cluster}.new-`)
  const password = `${half}.password`
  try {
    await giveTo(account, half)
    await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 })
    await giveTo(account, password)
    await runAs(
      account,
      initdb,
      [
        '-D',
        half,
        '-U',
        'app',
        `--pwfile=${password}`,
        '--auth-local=trust',
        '--auth-host=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C'
      ],
      half
    )
    await rename(password, join(half, passwordFile))
    await rename(half, cluster)
  } catch (error) {
    // Another process that was as new here may have been faster: then its cluster is as good.
    if ((await majorOf(cluster)) === undefined) {
      throw new Error(`No database could be created in ${cluster}: ${(error as Error).message}`, { cause: error })
    }
  } finally {
    await rm(half, { recursive: true, force: true })
    await rm(password, { force: true })
  }
}

/** The password of the user `app`, asked for on a port only. */
export async function passwordOf (cluster: string): Promise<string> {
  return await readFile(join(cluster, passwordFile), 'utf8')
}

async function refuseOtherMajor (home: string, named: string, major: number): Promise<void> {
  const other = (await readdir(home)).find(name => /^postgres-\d+$/.test(name) && name !== basename(named))
  const found = await majorOf(named)
  if (found === undefined && other === undefined) return
  if (found === String(major)) return
  const path = found === undefined ? join(home, other as string) : named
  const written = found ?? (other as string).slice('postgres-'.length)
  throw new Error(
    `${path} was written by PostgreSQL ${written}, and this version of the archive brings PostgreSQL ${major}, which cannot open it: move the data with pg_dump and pg_restore of both versions, set DATABASE_URL to a server of version ${written}, or start afresh with another DATA_DIR.`
  )
}

async function majorOf (cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(
      `${cluster} cannot be read by this user: start as the user that made it, or as root, or set DATABASE_URL.`,
      { cause: error }
    )
  }
}

/**
 * Makes a directory of the system's and a link to it, so that
 * removing the data directory still means to start afresh.
 */
async function placeElsewhere (
  named: string,
  account: Account | undefined,
  log: (line: string) => void
): Promise<string> {
  try {
    await mkdir(systemDirectory, { recursive: true, mode: 0o755 })
    const place = await mkdtemp(join(systemDirectory, 'data-'))
    // It stays ours: what we write beside the cluster is not to be led elsewhere by that account.
    await chmod(place, 0o711)
    await symlink(join(place, basename(named)), named)
    log(
      `${dirname(named)} cannot be reached by uid ${account?.uid}, as which PostgreSQL runs instead of root: the database lies in ${place}`
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new Error(
        `${dirname(named)} cannot be reached by uid ${account?.uid}, which has to run PostgreSQL instead of root, nor can ${systemDirectory} be used: set DATA_DIR to a directory that everyone may pass through, or set DATABASE_URL.`,
        { cause: error }
      )
    }
  }
  return await readlink(named)
}

/** Removes what a start that was killed left half made; not what may be in the making by another process. */
async function clearAbandoned (cluster: string): Promise<void> {
  const home = dirname(cluster)
  for (const name of await readdir(home)) {
    if (!name.startsWith(`${basename(cluster)}.new-`)) continue
    const path = join(home, name)
    const made = await stat(path).catch(() => undefined)
    if (made !== undefined && Date.now() - made.mtimeMs > abandonedAfter) {
      await rm(path, { recursive: true, force: true })
    }
  }
}
