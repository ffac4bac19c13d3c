import { html } from 'hono/html'
import type { Markup } from '../page.ts'
import { counted } from '../words.ts'
import { doubtItems, type Doubt } from './doubt-list.ts'
import { scrolling } from './scrolling.ts'

/** A court in a list; `effectiveVersion` null where nothing is in force, or a doubt could make it another. */
export interface ListedCourt {
  organizationKey: string
  name: string | null
  county: string | null
  state: string | null
  effectiveVersion: string | null
  divisions: ReadonlyArray<{ courtKey: string, name: string | null }>
  unanswerable: string | null
  doubts: readonly Doubt[]
  timeZone: string | null
}

/** The first page: find a court, and what the archive is. */
export function homeContent ({
  courts,
  hasMore,
  q
}: {
  q: string
  courts: readonly ListedCourt[]
  hasMore: boolean
}): Markup {
  return html`<p class="lead">Every version of every court\u2019s electronic filing policy, and which one was in force when, and why.</p>
<form class="ask" method="get" action="/" role="search">
<label><span>Find a court: a name, a county or a key</span><input class="wide" type="search" name="q" value="${q}" autocomplete="off" data-courts></label>
<button>Find</button>
</form>
<section><h2>${q === '' ? 'Courts' : `Courts with \u201c${q}\u201d`}</h2>
${courts.length === 0 ? none(q) : list(courts)}
${hasMore ? html`<p class="soft">There are more: type more of the name.</p>` : ''}
</section>
<section><h2>What else is here</h2>
<ul>
<li><a href="/archive">State of the archive</a>: where policies come from, when they were last checked, what is wrong with them</li>
<li><a href="/docs">For developers</a>: the same as data, with examples to try</li>
</ul></section>`
}

function none (q: string): Markup {
  return q === ''
    ? html`<p class="note">No court is archived yet. <a href="/archive">The state of the archive</a> says what it is waiting for.</p>`
    : html`<p class="note">No court has all of these words in its name, county or keys. Try fewer, or <a href="/">see all courts</a>.</p>`
}

function list (courts: readonly ListedCourt[]): Markup {
  return scrolling('List of courts', html`<table>
<thead><tr><th scope="col">Court</th><th scope="col">County</th><th scope="col">In force now</th></tr></thead>
<tbody>
${courts.map(
  court => html`<tr><th scope="row"><a href="/courts/${encodeURIComponent(court.organizationKey)}">${court.name ?? court.organizationKey}</a>${court.name === null ? '' : html`<br><code class="soft">${court.organizationKey}</code>`}</th><td>${[court.county, court.state].filter(each => each !== null).join(', ')}</td><td>${versionOf(court)}</td></tr>
`
)}</tbody></table>`)
}

function versionOf (court: ListedCourt): Markup | string {
  const { doubts, organizationKey, timeZone, unanswerable } = court
  const said = inForce(court)
  if (doubts.length === 0) return said
  const named = unanswerable === null ? { courtKey: organizationKey, moments: { at: null, knownAt: null } } : null
  return html`<details><summary>${said}: ${counted(doubts.length, 'doubt')}</summary>${doubtItems(doubts, timeZone, named)}</details>`
}

function inForce ({ doubts, effectiveVersion, unanswerable }: ListedCourt): string {
  if (unanswerable !== null) return 'cannot be answered yet'
  return effectiveVersion === null ? (doubts.length === 0 ? 'none yet' : 'not certain, or none yet') : `version ${effectiveVersion}`
}
