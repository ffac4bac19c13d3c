import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chmod, cp, mkdir, mkdtemp, readFile, readdir, readlink, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import t, { type Test } from 'tap'
import ts from 'typescript'
import { startEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts'
import { platformPackage, runnableBinaries } from '../../src/postgres/embedded/binaries.ts'
import { type Account, reaches, serverAccount } from '../../src/postgres/embedded/account.ts'
import { isAlive, postmasterOf } from '../../src/postgres/embedded/server.ts'

// Other processes of ours are played by test/fixtures/embedded/occupant.ts, which starts the database and stops it when told so.

const root = resolve(import.meta.dirname, '../..')
const asRoot = process.getuid?.() === 0
const database = 'archive'
const { major } = await platformPackage()
// Everyone may pass through, as the server's account has to; a test of the closed door closes its own.
const place = await realpath(await mkdtemp(join(tmpdir(), 'embedded-test-')))
await chmod(place, 0o755)
const occupant = await compiledOccupant()
// One cluster serves most tests, as to make one takes the better part of a second.
const dataDir = join(place, 'long-'.padEnd(150 - place.length - 1, 'x'))
const clusterOf = (dataDir: string) => join(dataDir, `postgres-${major}`)
t.teardown(async () => rm(place, { recursive: true, force: true }))

t.test('what was kept is there after a stop, also below a path of 150 characters', async t => {
  t.equal(dataDir.length, 150)
  const first = await startEmbeddedPostgres({ dataDir: relative(process.cwd(), dataDir), database })
  t.notOk(first.adopted)
  await ask(first.url, 'create table kept as select 7 as value')
  const postmaster = await postmasterOf(clusterOf(dataDir))
  await first.stop()
  await first.stop()
  t.ok(await ends(postmaster?.pid), 'no process is left')
  await t.rejects(access(postmaster?.socketDir ?? ''), 'nor its socket')

  const lines: string[] = []
  const second = await startEmbeddedPostgres({ dataDir, database, log: line => lines.push(line) })
  t.notOk(second.adopted)
  t.same(await ask(second.url, 'select value from kept'), [{ value: 7 }])
  t.same(await ask(second.url, 'show server_encoding'), [{ server_encoding: 'UTF8' }])
  t.match(lines.join(), `PostgreSQL ${major} runs on ${clusterOf(dataDir)}`)
  await second.stop()
})

t.test('a database is shared with another process, and the last to leave stops the server', async t => {
  const other = await occupy(t, dataDir)
  t.notOk(other.adopted)
  const { pid = 0 } = await postmasterOf(clusterOf(dataDir)) ?? {}

  const guest = await startEmbeddedPostgres({ dataDir, database })
  t.ok(guest.adopted)
  t.equal(guest.url, other.url)
  await guest.stop()
  t.ok(isAlive(pid), 'the guest leaves: the first still uses it')

  const heir = await startEmbeddedPostgres({ dataDir, database: 'another' })
  await other.stop()
  t.ok(isAlive(pid), 'the first leaves: the heir still uses it')
  t.same(await ask(heir.url, 'select current_database()'), [{ current_database: 'another' }])

  const psql = new pg.Client(heir.url)
  await psql.connect()
  const lines: string[] = []
  const last = await startEmbeddedPostgres({ dataDir, database, log: line => lines.push(line) })
  await heir.stop()
  await last.stop()
  t.ok(isAlive(pid), 'somebody else is connected')
  t.match(lines.at(-1), /another connection uses it/)
  await psql.end()

  const closing = await startEmbeddedPostgres({ dataDir, database })
  await closing.stop()
  t.ok(await ends(pid), 'nobody is left')
})

t.test('a server that lost its process is adopted and then stopped', async t => {
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const other = await occupy(t, dataDir)
    t.notOk(other.adopted)
    const { pid = 0 } = await postmasterOf(clusterOf(dataDir)) ?? {}
    // To the whole group, as a terminal does on Ctrl-C.
    process.kill(-(other.child.pid ?? 0), signal)
    await once(other.child, 'exit')
    t.ok(isAlive(pid), `${signal} does not reach the server`)
    const heir = await startEmbeddedPostgres({ dataDir, database })
    t.ok(heir.adopted)
    await heir.stop()
    t.ok(await ends(pid))
  }
})

t.test('a server that was killed is started again', async t => {
  const lines: string[] = []
  const first = await startEmbeddedPostgres({ dataDir, database, log: line => lines.push(line) })
  await ask(first.url, 'update kept set value = 8')
  const { pid = 0, socketDir = '' } = await postmasterOf(clusterOf(dataDir)) ?? {}
  process.kill(pid, 'SIGKILL')
  const second = await startEmbeddedPostgres({ dataDir, database })
  t.notOk(second.adopted)
  t.same(await ask(second.url, 'select value from kept'), [{ value: 8 }])
  t.match(lines.join('\n'), /has gone/)
  await first.stop()
  t.same(await ask(second.url, 'select 1 as up'), [{ up: 1 }], 'the first can stop its own no more')
  await second.stop()
  await t.rejects(access(socketDir), 'the socket of the killed server is gone')
})

t.test('who cannot do without it has it started again where it was, or hears that it is gone', async t => {
  for (const listen of ['socket', 'port'] as const) {
    const lines: string[] = []
    const kept = await startEmbeddedPostgres({ dataDir, database, listen, log: line => lines.push(line), onGone: error => t.fail(error.message) })
    const { pid = 0 } = await postmasterOf(clusterOf(dataDir)) ?? {}
    process.kill(pid, 'SIGKILL')
    while (!lines.some(line => / again$/.test(line))) await pause(20)
    t.same(await ask(kept.url, 'select 1 as up'), [{ up: 1 }], `by the same ${listen}`)
    const next = await postmasterOf(clusterOf(dataDir))
    t.not(next?.pid, pid)
    await kept.stop()
    t.ok(await ends(next?.pid), 'what was started again is stopped as well')
  }
  const said: string[] = []
  const lost = await startEmbeddedPostgres({ dataDir, database, onGone: error => said.push(error.message) })
  const settings = join(clusterOf(dataDir), 'postgresql.auto.conf')
  await writeFile(settings, "no_such_setting = '1'\n")
  process.kill((await postmasterOf(clusterOf(dataDir)))?.pid ?? 0, 'SIGKILL')
  while (said.length === 0) await pause(20)
  t.match(said[0], /has gone and did not come back: .*no_such_setting.*Start the service again/s)
  await lost.stop()
  await writeFile(settings, '')
})

t.test('of two processes that start at once on nothing, one starts and one adopts', async t => {
  const dataDir = join(place, 'race')
  const both = await Promise.all([occupy(t, dataDir), occupy(t, dataDir)])
  t.same(both.map(({ adopted }) => adopted).sort(), [false, true])
  const { pid = 0 } = await postmasterOf(clusterOf(dataDir)) ?? {}
  await Promise.all(both.map(async one => one.stop()))
  t.ok(await ends(pid))
  t.notMatch((await readdir(dataDir)).join(), '.new-', 'what the slower one made is cleared away')
})

t.test('a first start that is interrupted does not stand in the way of the next', async t => {
  const dataDir = join(place, 'interrupted')
  const child = spawn('env', ['-i', process.execPath, occupant, dataDir], { detached: true })
  let half: string | undefined
  while (half === undefined) {
    await pause(5)
    half = (await readdir(dataDir).catch(() => [])).find(name => /^postgres.*\.new-\w{6}$/.test(name))
  }
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await once(child, 'exit')
  await t.rejects(access(clusterOf(dataDir)), 'there is no cluster yet')
  const longAgo = new Date(Date.now() - 3_600_000)
  await utimes(join(dataDir, half), longAgo, longAgo)
  const next = await startEmbeddedPostgres({ dataDir, database })
  t.notOk(next.adopted)
  t.same(await ask(next.url, 'select 1 as up'), [{ up: 1 }])
  await next.stop()
  t.notMatch(await readdir(dataDir), [half], 'what was abandoned is cleared away')
})

t.test('data that this version cannot open are refused, and stay', async t => {
  // [what is there, what is said]
  const refused = [
    [`postgres-${major}/PG_VERSION`, '17\n', /was written by PostgreSQL 17.* brings PostgreSQL 18.*DATABASE_URL/],
    ['postgres-17/PG_VERSION', '17\n', /postgres-17 was written by PostgreSQL 17/],
    [`postgres-${major}/notes.txt`, 'mine\n', /No database could be created in .*postgres-18/]
  ] as const
  for (const [index, [file, text, message]] of refused.entries()) {
    const dataDir = join(place, `refused-${index}`)
    await mkdir(dirname(join(dataDir, file)), { recursive: true })
    await writeFile(join(dataDir, file), text)
    await t.rejects(startEmbeddedPostgres({ dataDir, database }), { message })
    t.equal(await readFile(join(dataDir, file), 'utf8'), text)
  }
})

t.test('a server that cannot start says why', async t => {
  await writeFile(join(clusterOf(dataDir), 'postgresql.auto.conf'), "no_such_setting = '1'\n")
  await t.rejects(startEmbeddedPostgres({ dataDir, database }), { message: /does not start on .*no_such_setting/s })
  await writeFile(join(clusterOf(dataDir), 'postgresql.auto.conf'), '')
})

t.test('where there is no package for the machine, DATABASE_URL is named', async t => {
  await t.rejects(platformPackage('linux', 'mips'), { message: /@embedded-postgres\/linux-mips, which is not installed. Set DATABASE_URL/ })
  await t.rejects(platformPackage('win32', 'arm64'), { message: /@embedded-postgres\/windows-arm64/ })
})

t.test('programs that cannot be run where they are installed are run from a copy', async t => {
  const pkg = await platformPackage()
  const account = await serverAccount(clusterOf(place))
  const closed = join(place, 'closed')
  await cp(join(pkg.root, 'native'), join(closed, 'native'), { recursive: true, filter: async path => !/\.so(\.\d+)?$/.test(path) || !path.includes('icu') })
  await chmod(join(closed, 'native/lib'), 0o555)
  await chmod(closed, asRoot ? 0o700 : 0o555)
  const moved = (path: string) => join(closed, relative(pkg.root, path))
  const there = { ...pkg, root: closed, initdb: moved(pkg.initdb), postgres: moved(pkg.postgres) }
  const home = join(place, 'home')
  await mkdir(home)
  for (const time of ['first', 'second']) {
    const found = await runnableBinaries(there, home, account)
    t.equal(found.postgres, join(home, `binaries-${pkg.version}/native/bin/postgres`), time)
  }
  t.same(await readdir(home), [`binaries-${pkg.version}`])
  await writeFile(join(home, `binaries-${pkg.version}/native/bin/postgres`), 'not a program')
  await t.rejects(runnableBinaries(there, home, account), { message: /does not run on this machine.*DATABASE_URL/s })
})

t.test('without sockets it listens on a port of this machine, with a password', async t => {
  const first = await startEmbeddedPostgres({ dataDir, database, listen: 'port' })
  t.match(first.url, /^postgres:\/\/app:[0-9a-f]{48}@127\.0\.0\.1:\d+\/archive$/)
  t.same(await ask(first.url, 'select 1 as up'), [{ up: 1 }])
  await t.rejects(ask(first.url.replace(/:[0-9a-f]{48}/, ':guessed'), 'select 1'), { code: '28P01' })
  const second = await startEmbeddedPostgres({ dataDir, database, listen: 'port' })
  t.ok(second.adopted)
  await Promise.all([first.stop(), second.stop()])
  t.equal(await postmasterOf(clusterOf(dataDir)), undefined)
})

const nobody = { uid: 65534, gid: 65534 }
const asNobody = !asRoot
  ? 'every test here is run by an ordinary user already'
  : await reaches(nobody, join(root, 'node_modules')) ? false : 'no other user can reach this folder'
t.test('an ordinary user runs it himself', { skip: asNobody }, async t => {
  const dataDir = join(place, 'ordinary')
  await mkdir(dataDir, { mode: 0o777 })
  await chmod(dataDir, 0o777)
  const other = await occupy(t, dataDir, nobody)
  t.match(await ask(other.url, "select pg_read_file('/proc/self/status') ~ 'Uid:\\s65534\\s' as own"), [{ own: true }])
  const guest = await startEmbeddedPostgres({ dataDir, database })
  t.ok(guest.adopted, 'root joins')
  await other.stop()
  await guest.stop()
  const again = await startEmbeddedPostgres({ dataDir, database })
  t.notOk(again.adopted, 'root starts it, as the owner of the data')
  await again.stop()
  const third = await occupy(t, dataDir, nobody)
  t.notOk(third.adopted, 'and the owner again')
  await third.stop()
})

t.test('below a closed home the data of root go to a directory of the system', { skip: asRoot ? false : 'an ordinary user keeps his data where he is' }, async t => {
  const home = join(place, 'root')
  const dataDir = join(home, 'data')
  await mkdir(home, { mode: 0o700 })
  const lines: string[] = []
  const first = await startEmbeddedPostgres({ dataDir, database, log: line => lines.push(line) })
  const cluster = await readlink(clusterOf(dataDir))
  t.teardown(async () => rm(dirname(cluster), { recursive: true, force: true }))
  t.match(cluster, /^\/var\/lib\/court-policy-archive\/data-\w{6}\/postgres-18$/)
  t.match(lines[0], `the database lies in ${dirname(cluster)}`)
  await ask(first.url, 'create table kept as select 7 as value')
  await first.stop()
  const second = await startEmbeddedPostgres({ dataDir, database })
  t.same(await ask(second.url, 'select value from kept'), [{ value: 7 }])
  await second.stop()
})

/** Whether a process comes to its end; a zombie has, though nobody buried it. */
async function ends (pid = 0): Promise<boolean> {
  for (let waited = 0; waited < 3000; waited += 10) {
    if (!isAlive(pid) || / Z /.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))) return true
    await pause(10)
  }
  return false
}

async function ask (url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  return await client.query(sql).then(({ rows }) => rows).finally(async () => client.end())
}

interface Occupant { child: ChildProcess, url: string, adopted: boolean, stop: () => Promise<void> }

/** Another process that starts the database; it is ended with the test. It gets nothing of what the test runner tells node. */
async function occupy (t: Test, dataDir: string, user?: Account): Promise<Occupant> {
  const child = spawn('env', ['-i', process.execPath, occupant, dataDir], {
    detached: true, stdio: ['pipe', 'pipe', 'inherit'], cwd: place, ...user
  })
  t.teardown(() => child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })
  const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(([code]) => { throw new Error(`The other process ended with ${code}`) })])
  const stop = async () => {
    child.stdin.end()
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { child, ...JSON.parse(line), stop }
}

/** The launcher in JavaScript, which every Node runs without help, where any user may run it. */
async function compiledOccupant (): Promise<string> {
  const sources = ['test/fixtures/embedded/occupant.ts', 'src/postgres/embedded-postgres.ts']
  for (const name of await readdir(join(root, 'src/postgres/embedded'))) sources.push(`src/postgres/embedded/${name}`)
  for (const source of sources) {
    const file = join(place, source.replace(/ts$/, 'js'))
    const { outputText } = ts.transpileModule(await readFile(join(root, source), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true, rewriteRelativeImportExtensions: true }
    })
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, outputText)
  }
  await writeFile(join(place, 'package.json'), '{ "type": "module" }')
  await symlink(join(root, 'node_modules'), join(place, 'node_modules'))
  return join(place, 'test/fixtures/embedded/occupant.js')
}
