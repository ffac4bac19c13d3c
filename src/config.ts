import { readFileSync } from 'node:fs'
import { isZone } from './domain/time-zone.ts'

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
  const databaseUrl = value('DATABASE_URL')
  const repositories = value('REPOSITORIES')
  return {
    host: value('HOST') ?? '127.0.0.1',
    port: wholeNumber('PORT', value('PORT') ?? '3000', 0, 65_535),
    publicUrl: value('PUBLIC_URL'),
    trustProxy: oneOf('TRUST_PROXY', value('TRUST_PROXY') ?? 'false', ['true', 'false']) === 'true',
    databaseUrl,
    migrationDatabaseUrl: value('MIGRATION_DATABASE_URL') ?? databaseUrl,
    dataDir: value('DATA_DIR') ?? './data',
    sample: databaseUrl === null && repositories === null,
    ...readRepositories(repositories),
    crawl: oneOf('CRAWL', value('CRAWL') ?? 'hourly', ['hourly', 'off']) as 'hourly' | 'off',
    crawlContact: value('CRAWL_CONTACT'),
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

function tokens (name: string, value: (name: string) => string | null): TokenSource {
  const file = value(`${name}_FILE`)
  if (file !== null) return { file }
  const text = value(name) ?? ''
  parseTokens(name, text)
  return { text }
}

/** The tokens of a text; `name` is only for the error. */
export function parseTokens (name: string, text: string): Array<{ name: string, sha256: string }> {
  return text.split(/\s+/).filter(each => each !== '').map(each => {
    const match = /^([^:]+):([0-9a-fA-F]{64})$/.exec(each)
    if (match === null) throw new Error(`${name} has "${each.split(':')[0] ?? ''}": name:sha256-hex is expected, the SHA-256 of the token and never the token itself. See .env.example.`)
    return { name: match[1] as string, sha256: (match[2] as string).toLowerCase() }
  })
}

function readRepositories (value: string | null): { repositories: RepositoryConfig[], courts: CourtConfig[] } {
  if (value === null) return { repositories: [], courts: [] }
  const words = value.split(/\s+/)
  if (words.every(word => /^https?:\/\//i.test(word))) return { repositories: unique(words.map(url => repository({ url }))), courts: [] }
  if (words.length > 1) fail('REPOSITORIES', value, 'a JSON file, or URLs separated by blanks,')
  return readRepositoriesFile(value)
}

function readRepositoriesFile (file: string): { repositories: RepositoryConfig[], courts: CourtConfig[] } {
  const content = parseJson(file)
  const repositories = unique(records(content['repositories'], `${file}: repositories`).map(repository))
  const courts = records(content['courts'] ?? [], `${file}: courts`).map(({ organizationKey, timeZone, repository }) => {
    if (typeof organizationKey !== 'string') throw new Error(`${file}: each of courts needs an organizationKey.`)
    const source = textOrNull(repository)
    if (source !== null && !repositories.some(({ id }) => id === source)) throw new Error(`${file}: ${organizationKey} has the repository "${source}", which is none of the repositories there.`)
    return { organizationKey, timeZone: zoneOrNull(timeZone), repository: source }
  })
  return { repositories, courts }
}

function parseJson (file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  } catch (error) {
    throw new Error(`REPOSITORIES is "${file}", which cannot be read as a JSON file: ${(error as Error).message}. See .env.example.`)
  }
}

function records (value: unknown, what: string): Array<Record<string, unknown>> {
  if (Array.isArray(value)) return value as Array<Record<string, unknown>>
  throw new Error(`${what} is no list. See .env.example.`)
}

function repository ({ id, url, timeZone, remote }: Record<string, unknown>): RepositoryConfig {
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) fail('REPOSITORIES', String(url), 'an http or https URL of a CourtPolicies/ directory')
  const root = new URL(url.replace(/index\.xml$/, ''))
  if (root.username !== '' || root.password !== '') throw new Error('REPOSITORIES has a URL with a user name or password: leave them out.')
  if (!root.pathname.endsWith('/')) root.pathname += '/'
  return { id: textOrNull(id) ?? `${root.host}${root.pathname}`.replace(/\W+/g, '-').replace(/^-|-$/g, ''), url: root.href, timeZone: zoneOrNull(timeZone), remote: remote === true }
}

function unique (repositories: RepositoryConfig[]): RepositoryConfig[] {
  const twice = repositories.find(({ id }, place) => repositories.findIndex(other => other.id === id) !== place)
  if (twice !== undefined) throw new Error(`REPOSITORIES has two repositories called "${twice.id}": give each an id of its own.`)
  return repositories
}

const textOrNull = (value: unknown): string | null => typeof value === 'string' && value !== '' ? value : null

function zoneOrNull (value: unknown): string | null {
  const zone = textOrNull(value)
  return zone === null || isZone(zone) ? zone : fail('timeZone', zone, 'an IANA time zone such as America/Los_Angeles')
}
