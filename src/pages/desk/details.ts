import { html } from 'hono/html'
import type { courtDetailsWire } from '../../answers/wire/court-details.ts'
import type { filingRequirementsWire } from '../../answers/wire/filing-requirements.ts'
import type { Contact, CourtUnit } from '../../domain/policy/people-and-places.ts'
import type { Markup } from '../page.ts'
import { utcInWords } from '../words.ts'
import { instantForm, typedOf } from './court.ts'
import { humanPoliciesSection } from './human-policies.ts'
import { hoursRow, personInWords, waysToReach, webLink } from './people.ts'
import { restsOn, type PageAsked } from './rests-on.ts'
import { scrolling } from './scrolling.ts'

type Details = ReturnType<typeof courtDetailsWire>
type Required = Pick<
  ReturnType<typeof filingRequirementsWire>,
  'associatedPolicies' | 'exchanges' | 'extensions' | 'humanPolicies'
>

/**
 * What the page of a court's own details shows: the court, and what its policy has for who files beside requirements.
 */
export interface DetailsShown extends PageAsked {
  answer: Details
  required: Required
  /** The same page of another key. */
  hrefOf: (courtKey: string) => string
  /** Rules, exchanges and associated policies as data. */
  requiredJson: string
}

/** Who a court is and how it is reached, its divisions, and where its policy leads to. */
export function detailsContent (shown: DetailsShown): Markup {
  const { action, answer, hidden, hrefOf, moments, required, requiredJson } = shown
  return html`${instantForm({ action, hidden, typed: typedOf(answer.at) })}
${restsOn(answer, moments)}
${facts(answer, hrefOf)}
${answer.clerk === null ? '' : html`<section><h2>Clerk of court</h2><dl class="facts">${nameRow(personInWords(answer.clerk))}${waysToReach(answer.clerk)}</dl></section>`}
${contacts(answer.contacts, answer.courtKey)}
${divisions(answer, hrefOf)}
${humanPoliciesSection(required.humanPolicies, answer.courtKey)}
${placesSection(
  'Exchanges',
  'Where filings are sent',
  required.exchanges.map(each => ({ ...each, of: each.courtKey ?? '' }))
)}
${placesSection(
  'Associated policies',
  'What else holds here',
  required.associatedPolicies.map(each => ({ ...each, of: each.courtKeys.join(', ') }))
)}
${extensions(required.extensions)}
<p class="soft"><a href="${requiredJson}">Rules, exchanges and associated policies as data</a> (JSON)</p>
${answer.knownAt === null ? inArchive(answer.archive) : ''}`
}

const zoneSources: Readonly<Record<string, string>> = {
  configured: 'as this archive is configured',
  state: 'as of its state',
  offsets: 'by the UTC offsets that its policies state'
}

function facts (answer: Details, hrefOf: DetailsShown['hrefOf']): Markup {
  const { court, courtKey, organizationKey } = answer
  const units = [
    ['Division', answer.division],
    ['Subdivision', answer.subdivision],
    ['Group', answer.group],
    ['Location', answer.location],
    ['Department', answer.department]
  ] as const
  const rows = [
    ['Name', answer.name],
    ['Kind', answer.courtType],
    ['Court code', answer.courtCode],
    ...units.map(([label, unit]) => [label, unit === null ? null : unitInWords(unit)] as const),
    ['County', answer.county],
    ['State', answer.state],
    ['Country', answer.country],
    ['Key', courtKey]
  ] as const
  return html`${answer.offered ? '' : html`<p class="note warn">The court does not offer this for filing.</p>`}
<dl class="facts">
${rows.map(([label, text]) =>
  text === null
    ? ''
    : html`<dt>${label}</dt><dd>${text}</dd>
`
)}${
    courtKey === organizationKey
      ? ''
      : html`<dt>Belongs to</dt><dd><a href="${hrefOf(organizationKey)}">the whole court</a> (${organizationKey})</dd>
`
  }<dt>Time zone</dt><dd>${court.timeZone}, ${zoneSources[court.timeZoneSource] ?? court.timeZoneSource}</dd>
${waysToReach({ addresses: answer.address, phones: answer.phones, emails: answer.emails, webAddresses: answer.webAddresses })}</dl>`
}

const unitInWords = ({ code, name, number }: CourtUnit): string =>
  [name, code === null ? '' : `code ${code}`, number === null ? '' : `number ${number}`]
    .filter(each => each !== '')
    .join(', ')

const nameRow = (name: string | null): Markup | string => name === null
  ? ''
  : html`<dt>Name</dt><dd>${name}</dd>
`

function contacts (list: readonly Contact[], courtKey: string): Markup | string {
  if (list.length === 0) return ''
  return html`<section><h2>Contacts</h2>
${list.map(
  ({
    courtKeys,
    hoursOfOperation,
    note,
    organization,
    person
  }) => html`<h3>${organization?.name ?? (person === null ? null : personInWords(person)) ?? 'A contact without a name'}</h3>
<dl class="facts">
${organization === null || person === null ? '' : nameRow(personInWords(person))}${[organization, person].map(each => (each === null ? '' : waysToReach(each)))}${hoursOfOperation === null ? '' : hoursRow(hoursOfOperation)}${
    note === null
      ? ''
      : html`<dt>Note</dt><dd>${note}</dd>
`
  }${courtKeys.every(each => each === courtKey) ? '' : html`<dt>For</dt><dd>${courtKeys.join(', ')}</dd>`}
</dl>
`
)}</section>`
}

function divisions ({ courtKey, divisions: list }: Details, hrefOf: DetailsShown['hrefOf']): Markup | string {
  if (list.length === 0) return ''
  return html`<section><h2>Divisions</h2>
<ul>
${list.map(
  each => html`<li>${each.courtKey === courtKey ? html`<strong>${each.name ?? each.courtKey}</strong>` : html`<a href="${hrefOf(each.courtKey)}">${each.name ?? each.courtKey}</a>`} <span class="soft">${each.courtKey}</span></li>
`
)}</ul></section>`
}

interface Place { name: string | null, key: string | null, address: string | null, offered: boolean, of: string }

function placesSection (heading: string, caption: string, places: readonly Place[]): Markup | string {
  if (places.length === 0) return ''
  return html`<section><h2>${heading}</h2>
${scrolling(heading, html`<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Of</th><th scope="col">Where</th></tr></thead>
<tbody>
${places.map(
  ({
    address,
    key,
    name,
    of,
    offered
  }) => html`<tr><th scope="row">${name ?? key ?? ''}${offered ? '' : html` <span class="pill">not offered</span>`}</th><td class="where">${of}</td><td class="where">${address === null ? '' : webLink(address)}</td></tr>
`
)}</tbody></table>`)}</section>`
}

function extensions (list: Required['extensions']): Markup | string {
  if (list.length === 0) return ''
  return html`<section><h2>Extensions</h2>
<dl class="facts">
${list.map(({ name, value }) => html`<dt>${name ?? 'without a name'}</dt><dd>${value ?? ''}</dd>
`)}</dl></section>`
}

/** How fresh the archive is, which is no part of what a link for a letter shows. */
function inArchive ({ lastCheckedAt, nextCheckAt, source, stale }: Details['archive']): Markup {
  return html`<section><h2>In this archive</h2>
${stale ? html`<p class="note warn">This court has not been checked for more than 75 minutes: see the <a href="/archive">state of the archive</a>.</p>` : ''}
<dl class="facts">
<dt>Last checked</dt><dd>${lastCheckedAt === null ? 'never whole yet' : utcInWords(lastCheckedAt)}</dd>
<dt>Next check</dt><dd>${nextCheckAt === null ? 'only when asked for' : utcInWords(nextCheckAt)}</dd>
<dt>Source</dt><dd>${source}</dd>
</dl></section>`
}
