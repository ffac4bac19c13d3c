import { html } from 'hono/html'
import type { decisionWire } from '../../answers/wire/decision.ts'
import type { Markup } from '../page.ts'
import { clerkWords, inWords, utcInWords } from '../words.ts'
import { address, courtPath, versionAddress, type Moments } from './address.ts'
import { courtPicture } from './court-picture.ts'
import type { CourtTime } from './court-time.ts'
import { doubtsInWords, legend } from './doubted-time.ts'
import { findingsOf } from './findings-of.ts'
import { fieldsOf, hiddenFields, instantFields, type TypedInstant } from './instant-fields.ts'
import { scrolling } from './scrolling.ts'

type Decision = ReturnType<typeof decisionWire>
type Doubt = Decision['doubts'][number]

/** What the page of a court shows; `decision` is null while no policy is in force, and `instead` says why. */
export interface CourtShown {
  court: { name: string | null, organizationKey: string, courtKey: string, divisionInPolicy: boolean, timeZone: string }
  /** The same of the instant at which the first policy starts; null where one is in force, or none is known. */
  first: string | null
  decision: Decision | null
  instead: string | null
  doubts: readonly Doubt[]
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
${decision === null ? html`<p class="note warn lead">${clerkWords(instead ?? '', shown.court.timeZone)}${shown.first === null ? '' : html` <a href="${shown.first}">See what held then</a>.`}</p>` : inForce(shown, decision)}
${aboutDivision(shown.court, shown.moments)}
${doubtList(doubts, shown.court.timeZone)}
${picture(shown)}
${decision === null ? '' : why(decision, shown.court.timeZone)}`
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
${provisional ? html`<p class="note">Something published later could still change this: ask again once the archive has checked the court after that time.</p>` : ''}
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

/** What could make an answer another. */
export function doubtList (doubts: readonly Doubt[], zone: string | null): Markup | string {
  if (doubts.length === 0) return ''
  return html`<section class="doubt"><h2>What could make this another</h2>
<ul>
${doubts.map(({ text }) => html`<li>${clerkWords(text, zone)}</li>
`)}</ul></section>`
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

function why ({ laterPublications, reasons }: Decision, zone: string): Markup {
  return html`<section><h2>Why</h2>
<ul>
${reasons.map(
  ({
    paragraphs,
    text,
    version
  }) => html`<li>${version === null ? '' : html`<strong>${version}</strong>: `}${clerkWords(text, zone)}${paragraphs.length === 0 ? '' : html` <span class="soft">[${paragraphs.join('][')}]</span>`}</li>
`
)}</ul>
${laterPublications === 0 ? '' : html`<p class="soft">${laterPublications} more ${laterPublications === 1 ? 'was' : 'were'} published later.</p>`}
<p class="soft">Numbers in brackets are paragraphs of Court Policy 02.</p></section>`
}
