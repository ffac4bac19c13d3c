import { join } from 'node:path'
import ipaddr from 'ipaddr.js'
import { isKeyName } from '../log/signed-note.ts'
import { isRoleName, roleNameExpected } from '../postgres/role-name.ts'
import { readRepositories, type CourtConfig, type RepositoryConfig } from './repositories.ts'
import { parseTokens } from './token-text.ts'
import { settings, type SettingName } from './setting-list.ts'
import { badValue, isHttpUrl, oneLine, oneOf, wholeNumber } from './setting-values.ts'

export interface Config {
  host: string
  port: number
  publicUrl: string | null
  /** Proxies before the service: none, so many, or those at addresses. */
  trustProxy: false | number | string[]
  /** Of one client; null: as many as it will. */
  requestsPerMinute: number | null
  /** Null: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null
  migrationDatabaseUrl: string | null
  /** A streaming replica of that database, from which courts, policies and documents are read; null: there is none. */
  databaseReadUrl: string | null
  /**
   * The role that every connection of the service takes; null:
   * the user's own, in the embedded database `archive_service`.
   */
  databaseRole: string | null
  dataDir: string
  /** Neither a database nor repositories are configured: the sample repository, in a database of its own. */
  sample: boolean
  repositories: RepositoryConfig[]
  courts: CourtConfig[]
  crawl: 'hourly' | 'off'
  dumps: 'nightly' | 'off'
  crawlContact: string | null
  /** Of one file. */
  maxDocumentBytes: number
  /** Processes that answer. */
  workers: number
  /** The most that is kept in memory of courts, policies and answers. */
  memoryBytes: number
  clerkTokens: TokenSource
  operatorTokens: TokenSource
  /** Whether OpenTelemetry's own variables ask for traces. */
  isTraced: boolean
  /**
   * Of the signed log: the file of its key; its name, null: from
   * `publicUrl`; and the time-stamp authority, if there is one.
   */
  logKeyFile: string
  logOrigin: string | null
  tsaUrl: string | null
  logLevel: string
}

/** `name:sha256-hex`, separated by blanks: in the text itself, or in a file that is read again when it changes. */
export type TokenSource = { text: string } | { file: string }

/** Those that have a default. */
type SettingWithDefault = {
  [Name in SettingName]: (typeof settings)[Name]['default'] extends string ? Name : never
}[SettingName]

type Environment = Readonly<Record<string, string | undefined>>

const MIB = 1024 * 1024

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Reads and checks the environment, once; throws an error that names the variable and what was expected of it. */
export function readConfig (env: Environment = process.env): Config {
  const value = (name: SettingName): string | null => env[name]?.trim() || null
  const given = (name: SettingWithDefault): string => value(name) ?? settings[name].default
  const databaseUrl = databaseAt('DATABASE_URL', value('DATABASE_URL'))
  const repositories = value('REPOSITORIES')
  return {
    host: given('HOST'),
    port: wholeNumber('PORT', given('PORT'), 0, 65_535),
    publicUrl: publicUrl(value('PUBLIC_URL')),
    trustProxy: proxies(given('TRUST_PROXY')),
    requestsPerMinute: optional(value('RATE_LIMIT'), limit => wholeNumber('RATE_LIMIT', limit, 1, 1_000_000_000)),
    databaseUrl,
    migrationDatabaseUrl: databaseAt('MIGRATION_DATABASE_URL', value('MIGRATION_DATABASE_URL')) ?? databaseUrl,
    databaseReadUrl: replicaOf(databaseUrl, databaseAt('DATABASE_READ_URL', value('DATABASE_READ_URL'))),
    databaseRole: databaseRole(value('DATABASE_ROLE')),
    dataDir: given('DATA_DIR'),
    sample: databaseUrl === null && repositories === null,
    ...readRepositories(repositories),
    crawl: oneOf('CRAWL', given('CRAWL'), ['hourly', 'off']) as 'hourly' | 'off',
    dumps: oneOf('DUMPS', given('DUMPS'), ['nightly', 'off']) as 'nightly' | 'off',
    crawlContact: oneLine('CRAWL_CONTACT', value('CRAWL_CONTACT')),
    maxDocumentBytes: wholeNumber('MAX_DOCUMENT_BYTES', given('MAX_DOCUMENT_BYTES'), 1_024, 1_073_741_824),
    workers: wholeNumber('WORKERS', given('WORKERS'), 1, 64),
    memoryBytes: wholeNumber('MEMORY_MB', given('MEMORY_MB'), 16, 1_048_576) * MIB,
    clerkTokens: tokens('CLERK_TOKENS', value),
    operatorTokens: tokens('OPERATOR_TOKENS', value),
    isTraced: asksForTraces(value),
    logKeyFile: value('LOG_KEY_FILE') ?? join(given('DATA_DIR'), 'log-key.pem'),
    logOrigin: optional(value('LOG_ORIGIN'), origin =>
      isKeyName(origin) ? origin : badValue('LOG_ORIGIN', origin, 'text without blanks and plus signs')
    ),
    tsaUrl: optional(value('TSA_URL'), authority),
    logLevel: oneOf('LOG_LEVEL', given('LOG_LEVEL'), LOG_LEVELS)
  }
}

/**
 * More is the driver's to say: a host may be the path of a socket,
 * `postgres://user@%2Frun%2Fpostgresql/archive`. The error does not repeat what may hold a password.
 */
function databaseAt (name: string, value: string | null): string | null {
  if (value === null || /^postgres(ql)?:\/\//i.test(value)) return value
  throw new Error(
    `${name} is no URL of a PostgreSQL database: postgres://user:password@host/database is expected. See .env.example.`
  )
}

function replicaOf (databaseUrl: string | null, readUrl: string | null): string | null {
  if (readUrl !== null && databaseUrl === null) {
    throw new Error(
      'DATABASE_READ_URL is set and DATABASE_URL is not: the database whose replica it is is expected there. See .env.example.'
    )
  }
  return readUrl
}

function databaseRole (value: string | null): string | null {
  return value === null || isRoleName(value) ? value : badValue('DATABASE_ROLE', value, roleNameExpected)
}

/** `true` is one: what a client says of itself stands before what the nearest proxy adds, and is not believed. */
function proxies (value: string): Config['trustProxy'] {
  if (value === 'false') return false
  if (value === 'true') return 1
  if (/^[1-9]\d?$/.test(value)) return Number(value)
  const addresses = value.split(/[\s,]+/)
  return addresses.every(isAddress)
    ? addresses
    : badValue('TRUST_PROXY', value, 'true, false, a number of proxies, or their addresses')
}

/** One address, or all that begin alike: `10.0.0.0/8`. */
const isAddress = (text: string): boolean => ipaddr.isValid(text) || ipaddr.isValidCIDR(text)

const optional = <T>(value: string | null, read: (value: string) => T): T | null => value === null ? null : read(value)

/** What the standard's variables say together: an exporter, or where to send to, and not that all is off. */
function asksForTraces (value: (name: SettingName) => string | null): boolean {
  const [isOff, exporter] = [value('OTEL_SDK_DISABLED')?.toLowerCase() === 'true', value('OTEL_TRACES_EXPORTER')]
  const [endpoint, own] = [value('OTEL_EXPORTER_OTLP_ENDPOINT'), value('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT')]
  return !isOff && exporter !== 'none' && [exporter, endpoint, own].some(each => each !== null)
}

/** The error does not repeat what may be a password. */
function authority (value: string): string {
  if (!isHttpUrl(value)) return badValue('TSA_URL', value, 'an http or https URL')
  const { password, username } = new URL(value)
  if (username !== '' || password !== '') {
    throw new Error(
      'TSA_URL has a user name or a password: an http or https URL without them is expected. See .env.example.'
    )
  }
  return value
}

function publicUrl (value: string | null): string | null {
  if (value === null) return null
  return isHttpUrl(value) ? value.replace(/\/+$/, '') : badValue('PUBLIC_URL', value, 'an http or https URL')
}

function tokens (name: 'CLERK_TOKENS' | 'OPERATOR_TOKENS', value: (name: SettingName) => string | null): TokenSource {
  const file = value(`${name}_FILE`)
  if (file !== null) return { file }
  const text = value(name) ?? ''
  parseTokens(name, text)
  return { text }
}

/** To which npm moves whatever it runs. */
const ROOT = join(import.meta.dirname, '../..')

/** The folder in which the one who called a command stands: npm says it where it has moved the command. */
export function calledFrom (env: Environment = process.env, cwd = process.cwd()): string {
  const said = env['INIT_CWD'] ?? ''
  return cwd === ROOT && said !== '' ? said : cwd
}
