import { html } from 'hono/html'
import type { codeWire, tableWire } from '../../answers/wire/code.ts'
import type { Markup } from '../page.ts'
import { instantForm, typedOf } from './court.ts'
import { restsOn, type PageAsked, type RestsOn } from './rests-on.ts'
import { scrolling } from './scrolling.ts'

type Table = ReturnType<typeof tableWire>
type Code = ReturnType<typeof codeWire>

/** The code tables of the policy in force. */
export function codeTablesContent ({
  action,
  answer,
  hidden,
  hrefOf,
  moments
}: PageAsked & { answer: RestsOn & { items: readonly Table[] }, hrefOf: (table: string) => string }): Markup {
  return html`${instantForm({ action, hidden, typed: typedOf(answer.at) })}
${restsOn(answer, moments)}
${
  answer.items.length === 0
    ? html`<p class="note">This policy has no code tables.</p>`
    : scrolling('Code tables', html`<table>
<thead><tr><th scope="col">Table</th><th scope="col">Name</th><th scope="col" class="amount">Codes</th><th scope="col">Of</th></tr></thead>
<tbody>
${answer.items.map(
  table => html`<tr><th scope="row"><a href="${hrefOf(table.codifiedName ?? table.name ?? table.alias ?? '')}">${table.codifiedName ?? table.name ?? table.alias ?? 'a table without a name'}</a></th><td>${table.name ?? ''}</td><td class="amount">${table.size}</td><td>${table.courtKeys.join(', ')}</td></tr>
`
)}</tbody></table>`)
}`
}

/** The codes of one table, or of several by one name. */
export function codesContent ({
  action,
  answer,
  hidden,
  moments,
  q
}: PageAsked & {
  q: string
  answer: RestsOn & { tables: readonly Table[], items: readonly Code[], nextCursor: string | null }
}): Markup {
  const search = html`<label><span>Words in value or name</span><input class="wide" type="search" name="q" value="${q}"></label>`
  return html`${instantForm({ action, hidden, typed: typedOf(answer.at) }, search)}
${restsOn(answer, moments)}
${answer.tables.length > 1 ? html`<p class="note">${answer.tables.length} tables have this name; the codes of all are listed.</p>` : ''}
${
  answer.items.length === 0
    ? html`<p class="note">No code of this table has all of these words.</p>`
    : scrolling('Codes', html`<table>
<thead><tr><th scope="col">Value</th><th scope="col">Name</th><th scope="col">Alias</th><th scope="col">Kind</th></tr></thead>
<tbody>
${answer.items.map(
  code => html`<tr><td>${code.value ?? ''}</td><th scope="row">${code.name ?? ''}${code.offered ? '' : html` <span class="pill">not offered</span>`}</th><td>${code.alias ?? ''}</td><td>${code.genericType ?? ''}</td></tr>
`
)}</tbody></table>`)
}
${answer.nextCursor === null ? '' : html`<p class="note">These are the first ${answer.items.length}: type words of the code to find others.</p>`}`
}
