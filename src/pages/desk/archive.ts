import { html } from 'hono/html'
import { eventWords, type EventKind } from '../../domain/events/events.ts'
import type { FindingCounts } from '../../domain/policy/finding.ts'
import type { Finding } from '../../domain/policy/finding.ts'
import type { Markup } from '../page.ts'
import { counted, inWords, utcInWords } from '../words.ts'
import { scrolling } from './scrolling.ts'
import { findingLine } from './versions.ts'

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

/** A court with what the checks find of the policy in force. */
export interface ShownCourt { name: string, courtKey: string, version: string, counts: FindingCounts }

export interface ArchiveShown {
  repositories: readonly ShownRepository[]
  events: readonly ShownEvent[]
  courts: readonly ShownCourt[]
}

const crawlStates: Readonly<Record<string, string>> = {
  done: 'came to its end',
  failed: 'failed',
  running: 'under way'
}

/** Where policies come from, whether all is well there, what happened last, and what courts could mend. */
export function archiveContent ({ courts, events, repositories }: ArchiveShown): Markup {
  return html`<section><h2>Repositories</h2>
${repositories.length === 0 ? html`<p class="note">None is configured.</p>` : repositories.map(repositoryPart)}</section>
<section><h2>What happened last</h2>
${events.length === 0 ? html`<p class="note">Nothing has been told yet.</p>` : html`<ul>${events.map(eventLine)}</ul>`}
<p><a href="/v1/events">All events as data</a></p></section>
<section><h2>Findings by court</h2>
${
  courts.length === 0
    ? html`<p class="note good">Of no policy in force the checks find anything.</p>`
    : scrolling('Findings', html`<table>
<caption>Of the policy in force now; courts with most errors first</caption>
<thead><tr><th scope="col">Court</th><th scope="col">Version</th><th scope="col" class="amount">Errors</th><th scope="col" class="amount">Warnings</th><th scope="col" class="amount">Notes</th></tr></thead>
<tbody>
${courts.map(
  ({
    counts,
    courtKey,
    name,
    version
  }) => html`<tr><th scope="row"><a href="/courts/${encodeURIComponent(courtKey)}/policies/${version}">${name}</a></th><td>${version}</td><td class="amount">${counts.error}</td><td class="amount">${counts.warning}</td><td class="amount">${counts.info}</td></tr>
`
)}</tbody></table>`)
}</section>`
}

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
