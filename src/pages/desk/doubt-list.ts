import { html } from 'hono/html'
import type { decisionWire } from '../../answers/wire/decision.ts'
import type { Markup } from '../page.ts'
import { clerkWords } from '../words.ts'
import { versionAddress, type Moments } from './address.ts'

export type Doubt = ReturnType<typeof decisionWire>['doubts'][number]

/** Whose versions are named, as of which moments; null where the court has no pages of them. */
export type Named = { courtKey: string, moments: Moments } | null

/** What could make an answer another. */
export function doubtList (doubts: readonly Doubt[], zone: string | null, named: Named): Markup | string {
  if (doubts.length === 0) return ''
  return html`<section class="doubt"><h2>What could make this another</h2>
${doubtItems(doubts, zone, named)}</section>`
}

/** The same, and that what comes later could make it another. */
export const unsure = (
  { doubts, provisional }: { doubts: readonly Doubt[], provisional: boolean | string },
  zone: string | null,
  named: Named
): Markup => html`${provisionalNote(provisional)}${doubtList(doubts, zone, named)}`

/** The same without a heading. */
export function doubtItems (doubts: readonly Doubt[], zone: string | null, named: Named): Markup {
  return html`<ul>
${doubts.map(doubt => html`<li>${doubtText(doubt, zone, named)}</li>
`)}</ul>`
}

/** The sentence, in which the version leads to its page where it has one. */
function doubtText ({ kind, text, version }: Doubt, zone: string | null, named: Named): Markup | string {
  const said = clerkWords(text, zone)
  if (named === null || version === null || !hasPage(kind) || !said.includes(version)) return said
  const [before = '', ...after] = said.split(version)
  return html`${before}<a href="${versionAddress(named.courtKey, version, named.moments)}">${version}</a>${after.join(version)}`
}

/** Nothing is archived of a file that was not fetched; all else has a page, what nobody could read too. */
export const hasPage = (kind: string): boolean => kind !== 'not-fetched' && kind !== 'zone-unknown'

/** That what comes later could still change an answer. */
export const provisionalNote = (provisional: boolean | string): Markup | string => provisional === true
  ? html`<p class="note">Something published later could still change this: ask again once the archive has checked the court after that time.</p>`
  : ''
