import { html } from 'hono/html'
import { eventWords, type EventKind } from '../../domain/events/events.ts'
import type { Finding } from '../../domain/policy/finding.ts'
import type { Markup } from '../page.ts'
import { clerkWords, counted, inWords, utcInWords } from '../words.ts'
import { courtPath, versionAddress } from './address.ts'
import type { PrintedPolicy } from './court-time.ts'
import { scrolling } from './scrolling.ts'
import { findingLine, stateOf } from './versions.ts'

/** A repository as it is shown: when it was last crawled and how that came out. */
export interface ShownRepository {
  id: string
  url: string
  lastCrawl: { state: string, startedAt: string, endedAt: string | null } | null
  nextCrawlAt: string | null
  failuresInARow: number
  findings: ReadonlyArray<Finding & { url: string }>
}

/** An event as it is shown, with the clock of its court; null for a repository's. */
export interface ShownEvent {
  number: number
  kind: EventKind
  about: string
  href: string | null
  version: string | null
  at: string
  zone: string | null
}

/** A court with what the checks find of what it publishes, and with what could not be read or fetched. */
export interface ShownCourt {
  name: string
  courtKey: string
  zone: string | null
  policies: ReadonlyArray<Pick<PrintedPolicy, 'version' | 'state' | 'findingCounts'>>
  /** Files of which nothing readable is archived, in words; `href` leads to what is known of one. */
  unread: ReadonlyArray<{ kind: string, version: string | null, href: string | null, text: string }>
}

export interface ArchiveShown {
  repositories: readonly ShownRepository[]
  events: readonly ShownEvent[]
  courts: readonly ShownCourt[]
  /** Whether there are courts that were not looked at. */
  hasMore: boolean
}

const crawlStates: Readonly<Record<string, string>> = {
  done: 'came to its end',
  failed: 'failed',
  running: 'under way'
}

/** Where policies come from, whether all is well there, what happened last, and what courts could mend. */
export function archiveContent ({ courts, events, hasMore, repositories }: ArchiveShown): Markup {
  return html`<section><h2>Repositories</h2>
${repositories.length === 0 ? html`<p class="note">None is configured.</p>` : repositories.map(repositoryPart)}</section>
<section><h2>What happened last</h2>
${events.length === 0 ? html`<p class="note">Nothing has been told yet.</p>` : html`<ul>${events.map(eventLine)}</ul>`}
<p><a href="/v1/events">All events as data</a></p></section>
${courtsPart(courts)}
${hasMore ? html`<p class="note">There are more courts than are looked at here: see the others one by one.</p>` : ''}`
}

function courtsPart (courts: readonly ShownCourt[]): Markup {
  if (courts.length === 0) {
    return html`<section><h2>Findings by court</h2>
<p class="note good">The checks find nothing of any policy in force or to come, and every file that is listed can be read.</p></section>`
  }
  return html`<section><h2>Findings by court</h2>
${scrolling('Findings', html`<table>
<caption>Of policies in force now and to come, and of files that are none; courts with most of these and most errors first</caption>
<thead><tr><th scope="col">Court</th><th scope="col">Version</th><th scope="col">State</th><th scope="col" class="amount">Errors</th><th scope="col" class="amount">Warnings</th><th scope="col" class="amount">Notes</th></tr></thead>
<tbody>
${courts.map(court => [court.unread.map(file => unreadRow(court, file)), court.policies.map(policy => policyRow(court, policy))])}</tbody></table>`)}</section>`
}

const nameCell = ({ courtKey, name }: ShownCourt): Markup =>
  html`<th scope="row"><a href="${courtPath(courtKey)}">${name}</a></th>`

function policyRow (court: ShownCourt, policy: ShownCourt['policies'][number]): Markup {
  const { findingCounts: { error, info, warning }, version } = policy
  return html`<tr>${nameCell(court)}<td><a href="${versionAddress(court.courtKey, version, NOW)}">${version}</a></td><td>${stateOf(policy)}</td><td class="amount">${error}</td><td class="amount">${warning}</td><td class="amount">${info}</td></tr>
`
}

function unreadRow (court: ShownCourt, { href, kind, text, version }: ShownCourt['unread'][number]): Markup {
  const named = version ?? 'a file'
  return html`<tr>${nameCell(court)}<td>${href === null ? named : html`<a href="${href}">${named}</a>`}</td><td>${unreadStates[kind] ?? kind}</td><td colspan="3">${clerkWords(text, court.zone)}</td></tr>
`
}

const unreadStates: Readonly<Record<string, string>> = {
  unreadable: 'cannot be read',
  'not-fetched': 'not fetched',
  'zone-unknown': 'has no place in time'
}

const NOW = { at: null, knownAt: null }

function repositoryPart ({ failuresInARow, findings, id, lastCrawl, nextCrawlAt, url }: ShownRepository): Markup {
  return html`<h3>${id}</h3>
<dl class="facts">
<dt>Where</dt><dd>${url}</dd>
<dt>Last crawl</dt><dd>${lastCrawl === null ? 'never' : `${crawlStates[lastCrawl.state] ?? lastCrawl.state}, begun ${utcInWords(lastCrawl.startedAt)}`}</dd>
<dt>Next crawl</dt><dd>${nextCrawlAt === null ? 'only when asked for' : utcInWords(nextCrawlAt)}</dd>
</dl>
${failuresInARow === 0 ? '' : html`<p class="note bad">${counted(failuresInARow, 'crawl')} in a row did not come to the end or did not get all indexes.</p>`}
${
  findings.length === 0
    ? html`<p class="note good">The last crawl found nothing wrong.</p>`
    : html`<details><summary>${counted(findings.length, 'finding')} of the last crawl</summary><ul>${findings.map(finding => findingLine({ ...finding, message: `${finding.url}: ${finding.message}` }, null))}</ul></details>`
}
`
}

function eventLine ({ about, at, href, kind, version, zone }: ShownEvent): Markup {
  return html`<li>${inWords(at.replace(/\.\d+(?=Z)/, ''), zone)}: ${href === null ? about : html`<a href="${href}">${about}</a>`}${version === null ? '' : `, version ${version},`} ${eventWords[kind]}</li>
`
}
