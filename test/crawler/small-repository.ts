import { randomUUID } from 'node:crypto'
import type { Test } from 'tap'
import { openDatabase, type Database } from '../../src/postgres/database.ts'
import { crawlRepository, type CrawlOutcome } from '../../src/crawler/crawl-repository.ts'
import type { NetworkOptions } from '../../src/crawler/network.ts'
import type { Repository } from '../../src/crawler/repository.ts'
import { realTimers } from '../../src/timing/timers.ts'
import type { CrawlTools } from '../../src/crawler/walk.ts'
import { testDatabase } from '../database.ts'
import { misbehavingSite, type MisbehavingSite } from '../misbehaving-site.ts'
import { networkOf, RETRY_DELAY } from './ask-options.ts'

const schemas = 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS'

/** What a policy says of itself: its court, version and labels; `fee` is what its one fee costs. */
export interface SmallPolicy { key: string, version: string, published: string, effective: string, fee?: string }

/** A policy with its identity, one fee and no more. */
export function policyXml ({ key, fee = '10.00', ...labels }: SmallPolicy): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Policy:Policy xmlns:Policy="${schemas}/Policy/02/" xmlns:CourtDetails="${schemas}/BuildingBlocks/Primitives/CourtDetails/03/" xmlns:Fee="${schemas}/BuildingBlocks/Primitives/Fee/03/">
  ${labelsXml('Policy', labels)}
  <Policy:CourtDetails>
    <CourtDetails:OrganizationKey>${key}</CourtDetails:OrganizationKey>
    <CourtDetails:CourtKey>${key}</CourtDetails:CourtKey>
    <CourtDetails:Country>US</CourtDetails:Country>
    <CourtDetails:State>California</CourtDetails:State>
  </Policy:CourtDetails>
  <Policy:Fees>
    <Policy:Fee><Fee:Value>Answer</Fee:Value><Fee:Cost>${fee}</Fee:Cost></Policy:Fee>
  </Policy:Fees>
</Policy:Policy>
`
}

/** What an index lists: policies, each at a location, and other indexes. */
export interface SmallIndex { policies?: Array<SmallPolicy & { location: string }>, local?: string[], remote?: string[] }

/** A policy index in our profile. */
export function indexXml ({ policies = [], local = [], remote = [] }: SmallIndex): string {
  const at = (location: string): string => `<Index:Location>${location}</Index:Location>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<Index:Index xmlns:Index="${schemas}/Policy/Index/01/">
  <Index:Policies>
    ${policies.map(({ key, location, ...labels }) => `<Index:Policy><Index:OrganizationKey>${key}</Index:OrganizationKey>${labelsXml('Index', labels)}${at(location)}</Index:Policy>`).join('\n    ')}
  </Index:Policies>
  <Index:LocalIndexes>${local.map(location => `<Index:LocalIndex>${at(location)}</Index:LocalIndex>`).join('')}</Index:LocalIndexes>
  <Index:RemoteIndexes>${remote.map(location => `<Index:RemoteIndex>${at(location)}</Index:RemoteIndex>`).join('')}</Index:RemoteIndexes>
</Index:Index>
`
}

function labelsXml (schema: string, { version, published, effective }: Omit<SmallPolicy, 'key'>): string {
  const part = (name: string, text = ''): string => `<${schema}:${name}>${text}</${schema}:${name}>`
  const [major, ...minor] = version.split('.')
  const [publicationDate, publicationHour] = published.split('T')
  const [effectiveDate, effectiveHour] = effective.split('T')
  return [
    part('Version', part('MajorVersion', major) + minor.map(digit => part('MinorVersion', digit)).join('')),
    part('PublicationDate', publicationDate),
    part('PublicationHour', publicationHour),
    part('EffectiveDate', effectiveDate),
    part('EffectiveHour', effectiveHour)
  ].join('')
}

/** `USCAKings_2005_03_01_Ver1_0_2.xml` [42]. */
export function fileNameOf ({ key, published, version }: SmallPolicy): string {
  return `${key}_${published.slice(0, 10).replaceAll('-', '_')}_Ver${version.replaceAll('.', '_')}.xml`
}

/** A policy as an index beside it lists it, under its own name. */
export function listed (policy: SmallPolicy): SmallPolicy & { location: string } {
  return { ...policy, location: fileNameOf(policy) }
}

/** A site that is a repository, an archive, and how to crawl the one into the other. */
export interface CrawlBench {
  site: MisbehavingSite
  database: Database
  databaseUrl: string
  repository: Repository
  tools: CrawlTools
  /** The crawler's clock; it stands still but for what is waited. */
  clock: { now: number }
  /** Every wait so far, in milliseconds; nobody waits for it. */
  waits: number[]
  /** What went to the log as an error. */
  logged: Array<{ fields: object, message: string }>
  /** Publishes under `CourtPolicies/`. */
  publish: (path: string, body: string) => void
  /** Crawls as asked for by a person; a crawl that somebody holds is an error here. */
  crawl: (more?: Partial<CrawlTools>) => Promise<CrawlOutcome>
  /** The same by schedule. */
  crawlBySchedule: (more?: Partial<CrawlTools>) => Promise<CrawlOutcome>
}

/** A new site and a new archive, both gone with the test. The site is configured; no address is public unless said otherwise. */
export async function crawlBench (t: Test, addresses: Partial<Pick<NetworkOptions, 'isPublicAddress' | 'lookup'>> = {}): Promise<CrawlBench> {
  const databaseUrl = await testDatabase(t)
  const database = openDatabase(databaseUrl, error => t.comment(`idle connection: ${error.message}`))
  t.teardown(async () => await database.end())
  const site = await misbehavingSite(t)
  const logged: CrawlBench['logged'] = []
  const repository: Repository = { id: 'valley', url: `${site.origin}/CourtPolicies/`, timeZone: null, remote: false }
  const network = networkOf(t, [site.origin], addresses)
  const clock = { now: Date.now() }
  const waits: number[] = []
  const tools: CrawlTools = {
    database,
    network,
    configured: [repository],
    now: () => clock.now,
    manners: {
      retryDelay: () => RETRY_DELAY,
      wait: async ms => {
        waits.push(ms)
        clock.now += ms
      }
    },
    timers: realTimers,
    newId: randomUUID,
    holder: 'the tests',
    version: '0.0.1',
    contact: 'clerk@court.example',
    maxDocumentBytes: 100_000,
    timeoutMs: 10_000,
    log: { info () {}, error: (fields, message) => { logged.push({ fields, message }) } }
  }
  const crawl = async (asked: boolean, more: Partial<CrawlTools> = {}): Promise<CrawlOutcome> => {
    const outcome = await crawlRepository(repository, asked, { ...tools, ...more })
    if (outcome === undefined) throw new Error('Another crawl holds the repository.')
    return outcome
  }
  return {
    site,
    database,
    databaseUrl,
    repository,
    tools,
    clock,
    waits,
    logged,
    publish: (path, body) => { site.set(`/CourtPolicies/${path}`, { body }) },
    crawl: async more => await crawl(true, more),
    crawlBySchedule: async more => await crawl(false, more)
  }
}
