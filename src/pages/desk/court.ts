import { html } from 'hono/html'
import type { decisionWire } from '../../answers/wire/decision.ts'
import type { Markup } from '../page.ts'
import { clerkWords, inWords, utcInWords } from '../words.ts'
import { address, courtPath, versionAddress, type Moments } from './address.ts'
import { courtPicture } from './court-picture.ts'
import type { CourtTime } from './court-time.ts'
import { doubtList, hasPage, provisionalNote, type Doubt } from './doubt-list.ts'
import { doubtsInWords, legend } from './doubted-time.ts'
import { findingsOf } from './findings-of.ts'
import { fieldsOf, hiddenFields, instantFields, type TypedInstant } from './instant-fields.ts'
import { scrolling } from './scrolling.ts'

type Decision = ReturnType<typeof decisionWire>

/** What the page of a court shows; `decision` is null while no policy is in force, and `instead` says why. */
export interface CourtShown {
  court: { name: string | null, organizationKey: string, courtKey: string, divisionInPolicy: boolean, timeZone: string }
  /** The same of the instant at which the first policy starts; null where one is in force, or none is known. */
  first: string | null
  decision: Decision | null
  instead: string | null
  doubts: readonly Doubt[]
  provisional: boolean | string
  time: CourtTime
  /** The zooms by their names; the one that is shown has no address. */
  zooms: ReadonlyArray<{ text: string, href: string | null }>
  typed: TypedInstant
  /** What the form carries along. */
  hidden: Readonly<Record<string, string>>
  action: string
  moments: Moments
}

/** A court: which policy was in force, why, and its time as a picture. */
export function courtContent (shown: CourtShown): Markup {
  const { decision, doubts, instead } = shown
  return html`${instantForm(shown)}
${decision === null ? html`<p class="note warn lead">${clerkWords(instead ?? '', shown.court.timeZone)}${shown.first === null ? '' : html` <a href="${shown.first}">See what held then</a>.`}</p>${provisionalNote(shown.provisional)}` : inForce(shown, decision)}
${aboutDivision(shown.court, shown.moments)}
${doubtList(doubts, shown.court.timeZone, { courtKey: shown.court.courtKey, moments: shown.moments })}
${picture(shown)}
${decision === null ? '' : why(decision, shown.court.timeZone, shown.moments)}`
}

/** A form that asks the same page about another instant. */
export function instantForm (
  { action, hidden, typed }: Pick<CourtShown, 'action' | 'hidden' | 'typed'>,
  more: Markup | string = ''
): Markup {
  return html`<form class="ask" method="get" action="${action}">
${hiddenFields(hidden)}${instantFields('As of', typed)}
${more}
<button>Show</button> <a href="${action}">Now</a>
</form>`
}

/** What the form shows of the instant that an answer is about. */
export const typedOf = (printed: string): TypedInstant => fieldsOf(printed)

function inForce ({ court, moments, time }: CourtShown, { at, nextChange, policy, provisional }: Decision): Markup {
  const zone = court.timeZone
  return html`<p class="lead">At ${inWords(at, zone)} <strong>version ${policy.version}</strong> ${Date.parse(at) > time.now - HOUR ? 'is' : 'was'} in force${policy.effectiveFrom === null ? '' : html`, from ${inWords(policy.effectiveFrom, zone)}${policy.effectiveUntil === null ? ' on' : ` until ${inWords(policy.effectiveUntil, zone)}`}`}.</p>
${provisionalNote(provisional)}
<dl class="facts">
<dt>Published</dt><dd>${inWords(policy.publishedAt ?? '', zone)}</dd>
<dt>Next known change</dt><dd>${nextChange === null ? 'none is known' : `version ${nextChange.version}, ${inWords(nextChange.effectiveFrom ?? '', zone)}`}</dd>
<dt>First seen by this archive</dt><dd>${utcInWords(policy.document.firstObservedAt)}</dd>
<dt>SHA-256 of the file</dt><dd><code>${policy.document.sha256}</code></dd>
<dt>Findings</dt><dd>${findingsOf(policy)}</dd>
</dl>
<p><a href="${versionAddress(court.courtKey, policy.version, moments)}">More of version ${policy.version}</a>: findings, evidence, exact file</p>`
}

/** A question about now is about the current hour. */
const HOUR = 3_600_000

/** Of which unit of the court a page is: what is not its own is the court's. */
export function aboutDivision (
  {
    courtKey,
    divisionInPolicy,
    organizationKey
  }: Pick<CourtShown['court'], 'courtKey' | 'divisionInPolicy' | 'organizationKey'>,
  moments: Moments
): Markup | string {
  if (courtKey === organizationKey) return ''
  const whole = html`<a href="${address(courtPath(organizationKey), moments)}">the whole court</a>`
  return divisionInPolicy
    ? html`<p>${courtKey} is a division of ${whole}.</p>`
    : html`<p class="note warn">This policy does not list ${courtKey} among its divisions: what is shown holds for ${whole}.</p>`
}

function picture ({ time, zooms }: CourtShown): Markup {
  return html`<section><h2>Policies over time: ${time.window.title}</h2>
<ul class="zoom" aria-label="How much of it">
${zooms.map(
  ({
    href,
    text
  }) => html`<li>${href === null ? html`<strong>${text}</strong>` : html`<a href="${href}">${text}</a>`}</li>
`
)}</ul>
<figure>${scrolling('Picture of policies over time', courtPicture(time))}
<figcaption>On the court's clock (${time.zone}). Press a version to see the instant at which it begins.${legend(time)}</figcaption></figure>
${doubtsInWords(time)}</section>`
}

function why ({ court, laterPublications, reasons }: Decision, zone: string, moments: Moments): Markup {
  return html`<section><h2>Why</h2>
<ul>
${reasons.map(
  ({
    paragraphs,
    text,
    verdict,
    version
  }) => html`<li>${version === null ? '' : html`<strong>${hasPage(verdict) ? html`<a href="${versionAddress(court.courtKey, version, moments)}">${version}</a>` : version}</strong>: `}${clerkWords(text, zone)}${paragraphs.length === 0 ? '' : html` <span class="soft">[${paragraphs.join('][')}]</span>`}</li>
`
)}</ul>
${laterPublications === 0 ? '' : html`<p class="soft">${laterPublications} more ${laterPublications === 1 ? 'was' : 'were'} published later.</p>`}
<p class="soft">Numbers in brackets are paragraphs of Court Policy 02.</p></section>`
}
