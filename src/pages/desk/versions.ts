import { html } from 'hono/html'
import type { evidenceWire } from '../../answers/wire/capture.ts'
import type { Finding } from '../../domain/policy/finding.ts'
import type { Markup } from '../page.ts'
import { bytesInWords, clerkWords, inWords, utcInWords } from '../words.ts'
import { address, courtPath, versionAddress, type Moments } from './address.ts'
import type { PrintedPolicy } from './court-time.ts'
import { findingsOf } from './findings-of.ts'
import { scrolling } from './scrolling.ts'

const states: Readonly<Record<string, string>> = {
  scheduled: 'scheduled',
  effective: 'in force',
  expired: 'was in force',
  'never-effective': 'never took effect'
}

/** Every version of a court, newest publication first. */
export function versionsContent ({
  courtKey,
  moments,
  policies,
  unread,
  zone
}: {
  courtKey: string
  moments: Moments
  zone: string
  policies: readonly PrintedPolicy[]
  unread: readonly UnreadFile[]
}): Markup {
  return html`${scrolling('Versions', html`<table>
<thead><tr><th scope="col">Version</th><th scope="col">Published</th><th scope="col">In force from</th><th scope="col">Until</th><th scope="col">State</th><th scope="col">Findings</th></tr></thead>
<tbody>
${policies.map(
  policy => html`<tr><th scope="row"><a href="${versionAddress(courtKey, policy.version, moments)}">${policy.version}</a></th><td>${inWords(policy.publishedAt ?? '', zone)}</td><td>${policy.effectiveFrom === null ? '' : inWords(policy.effectiveFrom, zone)}</td><td>${policy.effectiveUntil === null ? '' : inWords(policy.effectiveUntil, zone)}</td><td>${stateOf(policy)}</td><td>${findingsOf(policy)}</td></tr>
`
)}</tbody></table>`)}${unreadSection(unread, { courtKey, moments, zone })}`
}

/** A file of which nothing readable is archived, as the court's publications have it. */
export interface UnreadFile {
  kind: string
  version: string | null
  sha256: string | null
  url: string | null
  text: string
}

function unreadSection (
  files: readonly UnreadFile[],
  { courtKey, moments, zone }: { courtKey: string, moments: Moments, zone: string }
): Markup | string {
  if (files.length === 0) return ''
  return html`<section class="doubt"><h2>Files that are no versions here</h2>
<ul>
${files.map(
  file => html`<li>${clerkWords(file.text, zone)} <a href="${unreadAddress(courtKey, file, moments)}">What is known of it</a></li>
`
)}</ul></section>`
}

/** What is known of a file of which nothing readable is archived: its page, its bytes, or how asking for it went. */
export function unreadAddress (
  courtKey: string,
  { kind, sha256, url, version }: Omit<UnreadFile, 'text'>,
  moments: Moments
): string {
  if (kind === 'unreadable' && version !== null) return versionAddress(courtKey, version, moments)
  return sha256 === null ? address('/v1/captures', { url, format: 'json' }) : `/v1/documents/${sha256}`
}

export const stateOf = ({ state }: Pick<PrintedPolicy, 'state'>): string =>
  state === null ? 'does not count' : states[state] ?? state

/** What the page of one version shows; `policy` is null where nobody could read the file. */
export interface VersionShown {
  courtKey: string
  moments: Moments
  zone: string
  policy: PrintedPolicy | null
  /** The file, where nobody could read it. */
  unread: UnreadFile | null
  findings: readonly Finding[]
  evidence: ReturnType<typeof evidenceWire> | null
  compareWith: string | null
}

/** One version: when it counts, what the checks say of it, and what shows that it was published. */
export function versionContent (shown: VersionShown): Markup {
  const { compareWith, courtKey, evidence, findings, moments, policy, unread, zone } = shown
  const base = courtPath(courtKey)
  return html`${
    policy === null
      ? html`<p class="note bad">This file is archived and nobody can read it as a policy: the findings say why.</p>${unread === null ? '' : unreadFacts(unread)}`
      : html`<dl class="facts">
<dt>State</dt><dd>${stateOf(policy)}</dd>
<dt>Published</dt><dd>${inWords(policy.publishedAt ?? '', zone)}</dd>
<dt>Labels in the file</dt><dd>published ${policy.labels.published}, effective ${policy.labels.effective}${policy.floored ? ' (too soon: moved to an hour after publication, Rule 5)' : ''}</dd>
<dt>In force</dt><dd>${policy.effectiveFrom === null ? 'never' : `from ${inWords(policy.effectiveFrom, zone)}${policy.effectiveUntil === null ? ' on' : ` until ${inWords(policy.effectiveUntil, zone)}`}`}</dd>
<dt>Overtaken or ended by</dt><dd>${policy.supersededBy === null ? 'none is known' : html`<a href="${versionAddress(courtKey, policy.supersededBy, moments)}">version ${policy.supersededBy}</a>`}</dd>
<dt>Specification</dt><dd>Court Policy ${policy.specification}</dd>
<dt>File</dt><dd><a href="/v1${base}/policies/${policy.version}/document?sha256=${policy.document.sha256}">the exact bytes</a>, ${bytesInWords(policy.document.bytes)}</dd>
<dt>Where it was</dt><dd>${policy.document.url}</dd>
<dt>SHA-256</dt><dd><code>${policy.document.sha256}</code></dd>
</dl>
${compareWith === null ? '' : html`<p><a href="${address(`${base}/changes`, { since: compareWith, version: policy.version, ...moments })}">What it changed</a> from version ${compareWith}</p>`}`
  }
<section><h2>Findings</h2>
${findings.length === 0 ? html`<p class="note good">The checks find nothing.</p>` : html`<ul>${findings.map(finding => findingLine(finding, zone))}</ul>`}</section>
${evidence === null ? '' : evidenceSection(evidence)}`
}

const unreadFacts = ({ sha256, url }: UnreadFile): Markup => html`<dl class="facts">
${sha256 === null ? '' : html`<dt>File</dt><dd><a href="/v1/documents/${sha256}">the exact bytes</a></dd>`}
<dt>Where it was</dt><dd>${url ?? ''}</dd>
${sha256 === null ? '' : html`<dt>SHA-256</dt><dd><code>${sha256}</code></dd>`}
</dl>`

/** What a check says, where, and which paragraphs it rests on. */
export function findingLine (
  { line, message, paragraphs, path, rule, severity }: Finding,
  zone: string | null
): Markup {
  return html`<li><span class="pill">${severity === 'info' ? 'note' : severity}</span> ${clerkWords(message, zone)} <span class="soft">${rule}${path === null ? '' : `, ${path}`}${line === null ? '' : `, line ${line}`}${paragraphs.length === 0 ? '' : ` [${paragraphs.join('][')}]`}</span></li>
`
}

function evidenceSection ({
  firstCapture,
  firstIndexWith,
  lastCapture,
  lastIndexWithout
}: NonNullable<VersionShown['evidence']>): Markup {
  const rows = [
    ['First captured', firstCapture],
    ['Last seen', lastCapture],
    ['Last index without it', lastIndexWithout],
    ['First index with it', firstIndexWith]
  ] as const
  return html`<section><h2>What shows it</h2>
${scrolling('Captures', html`<table>
<thead><tr><th scope="col">What</th><th scope="col">When it was asked for</th><th scope="col">Where</th><th scope="col">Capture</th></tr></thead>
<tbody>
${rows.map(
  ([
    what,
    capture
  ]) => html`<tr><th scope="row" class="when">${what}</th>${capture === null ? html`<td colspan="3">none</td>` : html`<td class="when">${utcInWords(capture.requestedAt)}</td><td class="where">${capture.url}</td><td><a href="/v1/captures/${capture.sequence}">number ${capture.sequence}</a></td>`}</tr>
`
)}</tbody></table>`)}</section>`
}
