import { html } from 'hono/html'
import type { HumanPolicy } from '../../domain/policy/policy.ts'
import type { Markup } from '../page.ts'
import { webLink } from './people.ts'

/**
 * Rules that a policy states in words; `courtKey` is the key
 * that was asked for: of others it is said whose a rule is.
 */
export function humanPoliciesSection (policies: readonly HumanPolicy[], courtKey: string): Markup | string {
  if (policies.length === 0) return ''
  return html`<section><h2>Rules in words</h2>
${policies.map(policy => rule(policy, courtKey))}</section>`
}

function rule (
  { address, category, courtKeys, name, paragraphs, requirementLevel }: HumanPolicy,
  courtKey: string
): Markup {
  const others = courtKeys.filter(each => each !== courtKey)
  return html`<h3>${name ?? 'A rule without a name'}${[requirementLevel, category].filter(each => each !== null).map(each => html` <span class="pill">${each}</span>`)}</h3>
${paragraphs.map(
  text => html`<p>${text}</p>
`
)}${
    address === null
      ? ''
      : html`<p>At ${webLink(address)}</p>
`
  }${
    others.length === 0
      ? ''
      : html`<p class="soft">Of ${others.join(', ')}</p>
`
  }`
}
