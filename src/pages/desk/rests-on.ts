import { html } from 'hono/html'
import type { restsOnWire } from '../../answers/wire/decision.ts'
import type { Markup } from '../page.ts'
import { inWords } from '../words.ts'
import { aboutDivision, doubtList } from './court.ts'

/** What an answer from the policy in force rests on. */
export type RestsOn = ReturnType<typeof restsOnWire>

/** Which policy a page is drawn from, and how sure that is. */
export function restsOn ({ at, court, doubts, policy, provisional }: RestsOn): Markup {
  const zone = court.timeZone
  return html`<p>As of ${inWords(at, zone)}, by <a href="/courts/${encodeURIComponent(court.courtKey)}/policies/${policy.version}">version ${policy.version}</a>, in force from ${inWords(policy.effectiveFrom ?? '', zone)}${policy.effectiveUntil === null ? ' on' : ` until ${inWords(policy.effectiveUntil, zone)}`}.${provisional ? ' Something published later could still change this.' : ''}</p>
${aboutDivision(court)}
${doubtList(doubts, zone)}`
}
