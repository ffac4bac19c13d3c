import { html } from 'hono/html'
import type { restsOnWire } from '../../answers/wire/decision.ts'
import type { Markup } from '../page.ts'
import { inWords } from '../words.ts'
import { versionAddress, type Moments } from './address.ts'
import { aboutDivision } from './court.ts'
import { doubtList } from './doubt-list.ts'

/** What an answer from the policy in force rests on. */
export type RestsOn = ReturnType<typeof restsOnWire>

/** What a page about the policy in force has besides its answer: where its form asks, what it and links carry along. */
export interface PageAsked { action: string, hidden: Readonly<Record<string, string>>, moments: Moments }

/** Which policy a page is drawn from, and how sure that is; null where it is drawn from all that there were. */
export function restsOn (
  { at, court, doubts, policy, provisional }: Omit<RestsOn, 'policy'> & { policy: RestsOn['policy'] | null },
  moments: Moments
): Markup {
  const zone = court.timeZone
  const told = policy === null ? html`, when no policy of this court is in force` : basis(policy, court, moments)
  return html`<p>As of ${inWords(at, zone)}${told}.${provisional ? ' Something published later could still change this.' : ''}</p>
${aboutDivision(court, moments)}
${doubtList(doubts, zone, { courtKey: court.courtKey, moments })}`
}

function basis (policy: RestsOn['policy'], { courtKey, timeZone: zone }: RestsOn['court'], moments: Moments): Markup {
  return html`, by <a href="${versionAddress(courtKey, policy.version, moments)}">version ${policy.version}</a>, in force from ${inWords(policy.effectiveFrom ?? '', zone)}${policy.effectiveUntil === null ? ' on' : ` until ${inWords(policy.effectiveUntil, zone)}`}`
}
