import { readFileSync } from 'node:fs'
import { isRoleName, roleNameExpected } from '../postgres/role-name.ts'
import { REMOTE } from '../crawler/remote-repository.ts'
import { isZone } from '../domain/time/time-zone.ts'

/** A repository of the configuration: a root `CourtPolicies/` that is crawled [20]-[32]. */
export interface RepositoryConfig {
  id: string
  /** Ends in a slash; `index.xml` stands right below it. */
  url: string
  timeZone: string | null
  /** Whether remote repositories that its indexes name may be followed. */
  remote: boolean
}

/** What the configuration says of one court. */
export interface CourtConfig { organizationKey: string, timeZone: string | null, repository: string | null }

export interface Config {
  host: string
  port: number
  publicUrl: string | null
  trustProxy: boolean
  /** Null: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null
  migrationDatabaseUrl: string | null
  /** The role that every connection of the service takes; null: the user's own, in the embedded database `archive_service`. */
  databaseRole: string | null
  dataDir: string
  /** Neither a database nor repositories are configured: the sample repository, in a database of its own. */
  sample: boolean
  repositories: RepositoryConfig[]
  courts: CourtConfig[]
  crawl: 'hourly' | 'off'
  crawlContact: string | null
  /** Bytes. */
  maxDocumentBytes: number
  clerkTokens: TokenSource
  operatorTokens: TokenSource
  logLevel: string
}

/** `name:sha256-hex`, separated by blanks: in the text itself, or in a file that is read again when it changes. */
export type TokenSource = { text: string } | { file: string }

type Environment = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Reads and checks the environment, once; throws an error that names the variable and what was expected of it. */
export function readConfig (env: Environment = process.env): Config {
  const value = (name: string): string | null => env[name]?.trim() || null
  const databaseUrl = databaseAt('DATABASE_URL', value('DATABASE_URL'))
  const repositories = value('REPOSITORIES')
  return {
    host: value('HOST') ?? '127.0.0.1',
    port: wholeNumber('PORT', value('PORT') ?? '3000', 0, 65_535),
    publicUrl: publicUrl(value('PUBLIC_URL')),
    trustProxy: oneOf('TRUST_PROXY', value('TRUST_PROXY') ?? 'false', ['true', 'false']) === 'true',
    databaseUrl,
    migrationDatabaseUrl: databaseAt('MIGRATION_DATABASE_URL', value('MIGRATION_DATABASE_URL')) ?? databaseUrl,
    databaseRole: databaseRole(value('DATABASE_ROLE')),
    dataDir: value('DATA_DIR') ?? './data',
    sample: databaseUrl === null && repositories === null,
    ...readRepositories(repositories),
    crawl: oneOf('CRAWL', value('CRAWL') ?? 'hourly', ['hourly', 'off']) as 'hourly' | 'off',
    crawlContact: oneLine('CRAWL_CONTACT', value('CRAWL_CONTACT')),
    maxDocumentBytes: wholeNumber('MAX_DOCUMENT_BYTES', value('MAX_DOCUMENT_BYTES') ?? String(16 * 1024 * 1024), 1_024, 1_073_741_824),
    clerkTokens: tokens('CLERK_TOKENS', value),
    operatorTokens: tokens('OPERATOR_TOKENS', value),
    logLevel: oneOf('LOG_LEVEL', value('LOG_LEVEL') ?? 'info', LOG_LEVELS)
  }
}

function fail (name: string, value: string, expected: string): never {
  throw new Error(`${name} is "${value}": ${expected} is expected. See .env.example.`)
}

function wholeNumber (name: string, value: string, least: number, most: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : NaN
  return number >= least && number <= most ? number : fail(name, value, `a whole number from ${least} to ${most}`)
}

function oneOf (name: string, value: string, allowed: readonly string[]): string {
  return allowed.includes(value) ? value : fail(name, value, `one of ${allowed.join(', ')}`)
}

/** More is the driver's to say: a host may be the path of a socket, `postgres://user@%2Frun%2Fpostgresql/archive`. The error does not repeat what may hold a password. */
function databaseAt (name: string, value: string | null): string | null {
  if (value === null || /^postgres(ql)?:\/\//i.test(value)) return value
  throw new Error(`${name} is no URL of a PostgreSQL database: postgres://user:password@host/database is expected. See .env.example.`)
}

function oneLine (name: string, value: string | null): string | null {
  return value === null || !/\p{Cc}/u.test(value) ? value : fail(name, value, 'an address on one line')
}

function databaseRole (value: string | null): string | null {
  return value === null || isRoleName(value) ? value : fail('DATABASE_ROLE', value, roleNameExpected)
}

function publicUrl (value: string | null): string | null {
  if (value === null) return null
  return isHttpUrl(value) ? value.replace(/\/+$/, '') : fail('PUBLIC_URL', value, 'an http or https URL')
}

function isHttpUrl (value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}

function tokens (name: string, value: (name: string) => string | null): TokenSource {
  const file = value(`${name}_FILE`)
  if (file !== null) return { file }
  const text = value(name) ?? ''
  parseTokens(name, text)
  return { text }
}

/** The tokens of a text; `name` is only for the error, which never repeats what may be a token. */
export function parseTokens (name: string, text: string): Array<{ name: string, sha256: string }> {
  return text.split(/\s+/).filter(each => each !== '').map((each, place) => {
    const match = /^([^:]+):([0-9a-fA-F]{64})$/.exec(each)
    if (match === null) throw new Error(`${name}, entry ${place + 1}: name:sha256-hex is expected, the SHA-256 of the token and never the token itself. See .env.example.`)
    return { name: match[1] as string, sha256: (match[2] as string).toLowerCase() }
  })
}

function readRepositories (value: string | null): { repositories: RepositoryConfig[], courts: CourtConfig[] } {
  if (value === null) return { repositories: [], courts: [] }
  const words = value.split(/\s+/)
  if (words.every(word => /^https?:\/\//i.test(word))) return { repositories: unique(words.map((url, place) => repository({ url }, `REPOSITORIES[${place}]`))), courts: [] }
  if (words.length > 1) fail('REPOSITORIES', value, 'a JSON file, or URLs separated by blanks,')
  return readRepositoriesFile(value)
}

function readRepositoriesFile (file: string): { repositories: RepositoryConfig[], courts: CourtConfig[] } {
  const content = members(parseJson(file), file, ['repositories', 'courts'])
  const repositories = unique(list(content['repositories'], `${file}: repositories`, repository))
  const courts = list(content['courts'] ?? [], `${file}: courts`, court)
  const lost = courts.find(({ repository }) => repository !== null && !repositories.some(({ id }) => id === repository))
  if (lost !== undefined) throw new Error(`${file}: ${lost.organizationKey} has the repository "${lost.repository}", which is none of the repositories there.`)
  return { repositories, courts }
}

function parseJson (file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`REPOSITORIES is "${file}", which cannot be read as a JSON file: ${(error as Error).message}. See .env.example.`)
  }
}

function repository (value: unknown, what: string): RepositoryConfig {
  const { id, url, timeZone, remote } = members(value, what, ['id', 'url', 'timeZone', 'remote'])
  if (!isHttpUrl(url)) fail(`${what}: url`, String(url), 'an http or https URL of a CourtPolicies/ directory')
  if (remote !== undefined && typeof remote !== 'boolean') fail(`${what}: remote`, String(remote), 'true or false')
  const root = new URL(url.replace(/index\.xml$/, ''))
  if (root.username !== '' || root.password !== '') throw new Error(`${what} has a URL with a user name or password: leave them out.`)
  if (!root.pathname.endsWith('/')) root.pathname += '/'
  const named = `${root.host}${root.pathname}`.replace(/\W+/g, '-').replace(/^-|-$/g, '')
  const own = textOrNull(id, `${what}: id`) ?? named
  if (own.startsWith(REMOTE)) fail(`${what}: id`, own, `an id that does not begin with "${REMOTE}", as those of remote repositories do,`)
  return { id: own, url: root.href, timeZone: zoneOrNull(timeZone, `${what}: timeZone`), remote: remote === true }
}

function court (value: unknown, what: string): CourtConfig {
  const { organizationKey, timeZone, repository } = members(value, what, ['organizationKey', 'timeZone', 'repository'])
  const key = textOrNull(organizationKey, `${what}: organizationKey`)
  if (key === null) throw new Error(`${what}: an organizationKey is expected. See .env.example.`)
  return { organizationKey: key, timeZone: zoneOrNull(timeZone, `${what}: timeZone`), repository: textOrNull(repository, `${what}: repository`) }
}

function unique (repositories: RepositoryConfig[]): RepositoryConfig[] {
  const twice = repositories.find(({ id }, place) => repositories.findIndex(other => other.id === id) !== place)
  if (twice !== undefined) throw new Error(`REPOSITORIES has two repositories called "${twice.id}": give each an id of its own.`)
  return repositories
}

/** An object of the file; a misspelt member would else be passed over silently. */
function members (value: unknown, what: string, names: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${what}: an object with ${names.join(', ')} is expected. See .env.example.`)
  const unknown = Object.keys(value).find(name => !names.includes(name))
  if (unknown !== undefined) throw new Error(`${what} has "${unknown}": only ${names.join(', ')} are known. See .env.example.`)
  return value as Record<string, unknown>
}

function list<T> (value: unknown, what: string, read: (each: unknown, what: string) => T): T[] {
  if (!Array.isArray(value)) throw new Error(`${what}: a list is expected. See .env.example.`)
  return value.map((each, place) => read(each, `${what}[${place}]`))
}

function textOrNull (value: unknown, what: string): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' && value !== '' ? value : fail(what, String(value), 'text')
}

function zoneOrNull (value: unknown, what: string): string | null {
  const zone = textOrNull(value, what)
  return zone === null || isZone(zone) ? zone : fail(what, zone, 'an IANA time zone such as America/Los_Angeles')
}
