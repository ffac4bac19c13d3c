import { readFileSync } from 'node:fs'
import { REMOTE } from '../crawler/remote-repository.ts'
import { isZone } from '../domain/time/time-zone.ts'
import { badValue, isHttpUrl } from './setting-values.ts'

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

/** What REPOSITORIES gives: URLs separated by blanks, or a JSON file, which may tell of courts as well. */
export function readRepositories (value: string | null): { repositories: RepositoryConfig[], courts: CourtConfig[] } {
  if (value === null) return { repositories: [], courts: [] }
  const words = value.split(/\s+/)
  if (words.every(word => /^https?:\/\//i.test(word))) {
    return {
      repositories: unique(words.map((url, place) => repository({ url }, `REPOSITORIES[${place}]`))),
      courts: []
    }
  }
  if (words.length > 1) badValue('REPOSITORIES', value, 'a JSON file, or URLs separated by blanks,')
  return readRepositoriesFile(value)
}

function readRepositoriesFile (file: string): { repositories: RepositoryConfig[], courts: CourtConfig[] } {
  const content = members(parseJson(file), file, ['repositories', 'courts'])
  const repositories = unique(list(content['repositories'], `${file}: repositories`, repository))
  const courts = list(content['courts'] ?? [], `${file}: courts`, court)
  const lost = courts.find(({ repository }) => repository !== null && !repositories.some(({ id }) => id === repository))
  if (lost !== undefined) {
    throw new Error(
      `${file}: ${lost.organizationKey} has the repository "${lost.repository}", which is none of the repositories there.`
    )
  }
  return { repositories, courts }
}

function parseJson (file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(
      `REPOSITORIES is "${file}", which cannot be read as a JSON file: ${(error as Error).message}. See .env.example.`
    )
  }
}

function repository (value: unknown, what: string): RepositoryConfig {
  const { id, url, timeZone, remote } = members(value, what, ['id', 'url', 'timeZone', 'remote'])
  if (!isHttpUrl(url)) badValue(`${what}: url`, String(url), 'an http or https URL of a CourtPolicies/ directory')
  if (remote !== undefined && typeof remote !== 'boolean') badValue(`${what}: remote`, String(remote), 'true or false')
  const root = new URL(url.replace(/index\.xml$/, ''))
  if (root.username !== '' || root.password !== '') {
    throw new Error(`${what} has a URL with a user name or password: leave them out.`)
  }
  if (!root.pathname.endsWith('/')) root.pathname += '/'
  const named = `${root.host}${root.pathname}`.replace(/\W+/g, '-').replace(/^-|-$/g, '')
  const own = textOrNull(id, `${what}: id`) ?? named
  if (own.startsWith(REMOTE)) {
    badValue(`${what}: id`, own, `an id that does not begin with "${REMOTE}", as those of remote repositories do,`)
  }
  return { id: own, url: root.href, timeZone: zoneOrNull(timeZone, `${what}: timeZone`), remote: remote === true }
}

function court (value: unknown, what: string): CourtConfig {
  const { organizationKey, timeZone, repository } = members(value, what, ['organizationKey', 'timeZone', 'repository'])
  const key = textOrNull(organizationKey, `${what}: organizationKey`)
  if (key === null) throw new Error(`${what}: an organizationKey is expected. See .env.example.`)
  return {
    organizationKey: key,
    timeZone: zoneOrNull(timeZone, `${what}: timeZone`),
    repository: textOrNull(repository, `${what}: repository`)
  }
}

function unique (repositories: RepositoryConfig[]): RepositoryConfig[] {
  const twice = repositories.find(({ id }, place) => repositories.findIndex(other => other.id === id) !== place)
  if (twice !== undefined) {
    throw new Error(`REPOSITORIES has two repositories called "${twice.id}": give each an id of its own.`)
  }
  return repositories
}

/** An object of the file; a misspelt member would else be passed over silently. */
function members (value: unknown, what: string, names: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${what}: an object with ${names.join(', ')} is expected. See .env.example.`)
  }
  const unknown = Object.keys(value).find(name => !names.includes(name))
  if (unknown !== undefined) {
    throw new Error(`${what} has "${unknown}": only ${names.join(', ')} are known. See .env.example.`)
  }
  return value as Record<string, unknown>
}

function list<T> (value: unknown, what: string, read: (each: unknown, what: string) => T): T[] {
  if (!Array.isArray(value)) throw new Error(`${what}: a list is expected. See .env.example.`)
  return value.map((each, place) => read(each, `${what}[${place}]`))
}

function textOrNull (value: unknown, what: string): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' && value !== '' ? value : badValue(what, String(value), 'text')
}

function zoneOrNull (value: unknown, what: string): string | null {
  const zone = textOrNull(value, what)
  return zone === null || isZone(zone) ? zone : badValue(what, zone, 'an IANA time zone such as America/Los_Angeles')
}
