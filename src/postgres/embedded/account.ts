import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'

/** A user that owns the cluster and runs its server. */
export interface Account { readonly uid: number, readonly gid: number }

const run = promisify(execFile)

/**
 * The account to take instead of root, as which PostgreSQL refuses to run: the owner of `cluster` when there is one,
 * else `postgres` where that user exists, else `nobody`. Undefined for an ordinary user, who runs it himself.
 */
export async function serverAccount (cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(cluster).catch(() => undefined)
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return await accountNamed('postgres') ?? await accountNamed('nobody') ?? { uid: 65534, gid: 65534 }
}

/** Runs a program to its end as `account`, and gives what it printed; rejects with its `stderr` when it fails. */
export async function runAs (account: Account | undefined, program: string, args: readonly string[], cwd = '/') {
  return await run(program, args, { ...account, ...serverEnvironment(), cwd, windowsHide: true })
}

/** Whether `account` can pass through every directory down to and into `directory`. */
export async function reaches (account: Account | undefined, directory: string): Promise<boolean> {
  if (account === undefined) return true
  return await runAs(account, 'test', ['-x', directory]).then(() => true, () => false)
}

/** Gives a directory with all that is in it to `account`. */
export async function giveTo (account: Account | undefined, directory: string): Promise<void> {
  if (account !== undefined) await run('chown', ['-R', `${account.uid}:${account.gid}`, directory])
}

/** What the server's programs may see of our environment: nothing, as PGPORT and its like would change what they do. */
export function serverEnvironment () {
  return process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' } }
}

async function accountNamed (name: string): Promise<Account | undefined> {
  const id = async (flag: string) => Number((await run('id', [flag, name])).stdout)
  return await Promise.all([id('-u'), id('-g')]).then(([uid, gid]) => ({ uid, gid }), () => undefined)
}
