import { html } from 'hono/html'
import type { restsOnWire } from '../../answers/wire/decision.ts'
import type { Markup } from '../page.ts'
import { inWords } from '../words.ts'
import { versionAddress, type Moments } from './address.ts'
import { aboutDivision, doubtList } from './court.ts'

/** What an answer from the policy in force rests on. */
export type RestsOn = ReturnType<typeof restsOnWire>

/** What a page about the policy in force has besides its answer: where its form asks, what it and links carry along. */
export interface PageAsked { action: string, hidden: Readonly<Record<string, string>>, moments: Moments }

/** Which policy a page is drawn from, and how sure that is. */
export function restsOn ({ at, court, doubts, policy, provisional }: RestsOn, moments: Moments): Markup {
  const zone = court.timeZone
  return html`<p>As of ${inWords(at, zone)}, by <a href="${versionAddress(court.courtKey, policy.version, moments)}">version ${policy.version}</a>, in force from ${inWords(policy.effectiveFrom ?? '', zone)}${policy.effectiveUntil === null ? ' on' : ` until ${inWords(policy.effectiveUntil, zone)}`}.${provisional ? ' Something published later could still change this.' : ''}</p>
${aboutDivision(court, moments)}
${doubtList(doubts, zone)}`
}
