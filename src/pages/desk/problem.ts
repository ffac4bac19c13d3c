import { html } from 'hono/html'
import type { Markup } from '../page.ts'
import type { DeskLink } from './frame.ts'

/** Why a page cannot be shown, in words; ways out are offered, never a dead end. */
export function problemContent ({ suggestions, texts }: { texts: readonly string[], suggestions: readonly DeskLink[] }): Markup {
  return html`${problemLines(texts, suggestions)}
<p><a href="/">Find a court</a></p>`
}

/** What is wrong with what was typed, and what could have been meant, above the form that has it still. */
export function problemTexts (texts: readonly string[], suggestions: readonly DeskLink[], form: Markup): Markup {
  return html`${problemLines(texts, suggestions)}
${form}`
}

function problemLines (texts: readonly string[], suggestions: readonly DeskLink[]): Markup {
  return html`${texts.map(text => html`<p class="note bad">${text}</p>
`)}${suggestions.length === 0
  ? ''
  : html`<p>Did you mean:</p><ul>${suggestions.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`)}</ul>`}`
}

/** Above a page whose link was made for another document than the one that it rests on here. */
export function aboutDocument (isOther: boolean, content: Markup): Markup {
  return isOther ? html`<p class="note warn">This link was made for another document than the one that is in force as the archive knows it here.</p>${content}` : content
}
