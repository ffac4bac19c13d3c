import { type ChildProcess, spawn } from 'node:child_process'
import { chown, mkdir, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Account, giveTo, runAs, serverEnvironment } from './account.ts'
import type { Binaries } from './binaries.ts'

/**
 * How the server is reached: by a socket in a directory of its own, or, where there are none, by a port of 127.0.0.1.
 */
export type Listen = 'socket' | 'port'

/** A server as its postmaster.pid tells: `starting`, `ready` or `stopping`. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly socketDir: string
  readonly status: string
}

/** A socket's path has about 104 bytes at most: it lies here, never in the data directory. */
const socketHome = '/tmp'
const socketPrefix = 'court-policy-archive-'
const socketPort = 5432
const logLimit = 1_000_000

/** The server that runs on `cluster`, or that died without leaving: only a connection tells. */
export async function postmasterOf (cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port, socketDir, , , status] = text.split('\n').map(line => line.trim())
  return pid
    ? { pid: Number(pid), port: Number(port), socketDir: socketDir ?? '', status: status ?? 'starting' }
    : undefined
}

/** Whether a process of that number is there (as a zombie it is there still). */
export function isAlive (pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Starts the server, in a session of its own so that a Ctrl-C meant for us does not end it first.
 * Gives undefined as soon as it takes connections, else what it said before it ended.
 *
 * @param again the server that was there before, so that this one is found where that was
 */
export async function launch (
  cluster: string,
  binaries: Binaries,
  account: Account | undefined,
  listen: Listen,
  again?: Postmaster
): Promise<string | undefined> {
  const socketDir = listen === 'socket' ? await socketDirectory(cluster, account, again) : undefined
  const logFile = await openLog(`${cluster}.log`, account)
  const said = (await logFile.stat()).size
  const child = spawn(binaries.postgres, ['-D', cluster, ...(await settings(socketDir, again?.port))], {
    ...account,
    ...serverEnvironment(),
    cwd: cluster,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', logFile.fd, logFile.fd]
  })
  child.unref()
  const end = await endBeforeReady(cluster, child)
  await logFile.close()
  if (end === undefined) return undefined
  // Another of us may have been faster, and listen there.
  if (again === undefined) await removeSocketDirectory(socketDir)
  const lines = (await readFile(`${cluster}.log`)).subarray(said).toString().trim()
  return lines === '' ? end : lines
}

/** Ends the server at once but cleanly, whatever connections it has, and waits until it has let go of the cluster. */
export async function halt (
  cluster: string,
  postmaster: Postmaster,
  binaries: Binaries,
  account: Account | undefined
): Promise<void> {
  // On Windows a signal is a kill.
  if (process.platform === 'win32') {
    await runAs(account, binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-W'], cluster)
  } else process.kill(postmaster.pid, 'SIGINT')
  while ((await postmasterOf(cluster))?.pid === postmaster.pid && isAlive(postmaster.pid)) await pause(5)
  await removeSocketDirectory(postmaster.socketDir)
}

async function endBeforeReady (cluster: string, child: ChildProcess): Promise<string | undefined> {
  let end: string | undefined
  child.once('error', error => { end = error.message })
  child.once('exit', code => { end = `exit code ${code}` })
  for (;; await pause(5)) {
    if (end !== undefined) return end
    const postmaster = await postmasterOf(cluster)
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return undefined
  }
}

/** That of the server before, or a new one; then what a killed server has left is cleared away. */
async function socketDirectory (
  cluster: string,
  account: Account | undefined,
  again: Postmaster | undefined
): Promise<string> {
  if (again !== undefined) {
    await mkdir(again.socketDir, { recursive: true, mode: 0o700 })
    await giveTo(account, again.socketDir)
    return again.socketDir
  }
  const last = await postmasterOf(cluster)
  if (last !== undefined && !isAlive(last.pid)) await removeSocketDirectory(last.socketDir)
  const directory = await mkdtemp(join(socketHome, socketPrefix))
  await giveTo(account, directory)
  return directory
}

async function settings (socketDir: string | undefined, port: number | undefined): Promise<string[]> {
  const chosen = socketDir === undefined
    ? ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port ?? await freePort()}`]
    : ['listen_addresses=', `unix_socket_directories=${socketDir}`, `port=${socketPort}`]
  return [...chosen, 'log_checkpoints=off'].flatMap(setting => ['-c', setting])
}

async function freePort (): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  await new Promise(resolve => { server.close(resolve) })
  return (address as { port: number }).port
}

async function openLog (path: string, account: Account | undefined) {
  const size = await stat(path).then(file => file.size, () => 0)
  if (size > logLimit) await rm(path)
  const file = await open(path, 'a', 0o600)
  if (account !== undefined) await chown(path, account.uid, account.gid)
  return file
}

async function removeSocketDirectory (directory: string | undefined): Promise<void> {
  if (directory?.startsWith(join(socketHome, socketPrefix)) && dirname(directory) === socketHome) {
    await rm(directory, { recursive: true, force: true })
  }
}
