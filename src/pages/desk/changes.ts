import { html } from 'hono/html'
import type { basisWire } from '../../answers/wire/decision.ts'
import type { changeParts } from '../../answers/wire/changes.ts'
import type { Markup } from '../page.ts'
import { hiddenFields } from './instant-fields.ts'
import type { RestsOn } from './rests-on.ts'
import { unsure } from './doubt-list.ts'
import type { Moments } from './address.ts'
import { amountOf, type PrintedFee } from './fees.ts'
import { scrolling } from './scrolling.ts'

type Basis = ReturnType<typeof basisWire>

/** One thing that differs, as answers print it. */
interface Change { change: 'added' | 'removed' | 'changed', key: string, before: unknown, after: unknown, text: string }

/** What differs between two versions, part by part. */
export type PrintedChanges = Record<typeof changeParts[number], readonly Change[]> &
  Pick<RestsOn, 'court' | 'doubts' | 'provisional'> & { from: Basis | null, to: Basis }

const names: Readonly<Record<(typeof changeParts)[number], string>> = {
  fees: 'Fees',
  codes: 'Codes',
  limits: 'Limits and formats',
  hours: 'Hours',
  contacts: 'Contacts',
  divisions: 'Divisions',
  other: 'Other'
}

/** A form that asks for two versions. */
export function changesForm ({
  action,
  hidden,
  since,
  version,
  versions
}: {
  action: string
  hidden: Readonly<Record<string, string>>
  versions: readonly string[]
  since: string
  version: string
}): Markup {
  const choose = (
    name: string,
    label: string,
    chosen: string
  ): Markup => html`<label><span>${label}</span><select name="${name}">
${versions.map(
  each => html`<option${each === chosen ? html` selected` : ''}>${each}</option>
`
)}</select></label>`
  return html`<form class="ask" method="get" action="${action}">
${hiddenFields(hidden)}${choose('since', 'From version', since)}${choose('version', 'To version', version)}<button>Compare</button></form>`
}

/** Two versions side by side: what was, and what is, in each part that differs. */
export function changesContent (changes: PrintedChanges, form: Markup, moments: Moments): Markup {
  return html`${form}
${unsure(changes, changes.court.timeZone, { courtKey: changes.court.courtKey, moments })}
${differences(changes)}`
}

function differences (changes: PrintedChanges): Markup {
  const parts = (Object.keys(names) as Array<keyof typeof names>).filter(part => changes[part].length > 0)
  const [before, after] = [
    changes.from === null ? 'before' : `version ${changes.from.version}`,
    `version ${changes.to.version}`
  ]
  if (parts.length === 0) {
    return html`<p class="note good">Nothing differs between ${before} and ${after}, but for their labels.</p>`
  }
  return html`<p>From ${before} to ${after}: ${parts.map(part => `${names[part].toLowerCase()} ${changes[part].length}`).join(', ')}.</p>
${parts.map(part => section(part, changes[part], before, after))}`
}

function section (part: keyof typeof names, list: readonly Change[], before: string, after: string): Markup {
  return html`<section><h2>${names[part]}</h2>
${scrolling(names[part], html`<table>
<thead><tr><th scope="col">What</th><th scope="col">In ${before}</th><th scope="col">In ${after}</th></tr></thead>
<tbody>
${list.map(row)}</tbody></table>`)}</section>`
}

/** What fits into a cell stands in two; else the text, which says both. */
function row ({ after, before, change, key, text }: Change): Markup {
  const [was, is] = [cellOf(before), cellOf(after)]
  if (change === 'added') {
    return html`<tr><th scope="row" class="key">${key}</th><td class="soft">not there</td><td><ins>${is ?? text}</ins></td></tr>
`
  }
  if (change === 'removed') {
    return html`<tr><th scope="row" class="key">${key}</th><td><del>${was ?? text}</del></td><td class="soft">not there</td></tr>
`
  }
  if (was === null || is === null || was === is) {
    return html`<tr><th scope="row" class="key">${key}</th><td colspan="2">${text}</td></tr>
`
  }
  return html`<tr><th scope="row" class="key">${key}</th><td><del>${was}</del></td><td><ins>${is}</ins></td></tr>
`
}

/** A fee by its name and amount, a code by its name; null for what has neither. */
function cellOf (value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null
  const fee = value as Pick<PrintedFee, 'name' | 'cost' | 'costText' | 'subsequentPages'>
  return 'cost' in value ? `${fee.name ?? ''}: ${amountOf(fee)}` : fee.name
}
