import { html } from 'hono/html'
import type { Markup } from '../page.ts'
import type { DeskLink } from './frame.ts'

/**
 * Why a page cannot be shown, in words; ways out are offered, never a dead end.
 *
 * @param said.here where there is nothing: that address leads nowhere
 * @param said.again where the same is asked again, as it may be answered later
 */
export function problemContent ({ again, here = '', more = '', suggestions, texts }: {
  texts: readonly string[]
  suggestions: readonly DeskLink[]
  more?: Markup | string
  here?: string
  again?: string | undefined
}): Markup {
  return html`${problemLines(texts, suggestions, here)}${more}
${again === undefined
? ''
: html`<p><a href="${again}">Ask again</a></p>
`}<p><a href="/">Find a court</a></p>`
}

/** What is wrong with what was typed, and what could have been meant, above the form that has it still. */
export function problemTexts (
  texts: readonly string[],
  suggestions: readonly DeskLink[],
  form: Markup,
  more: Markup | string = ''
): Markup {
  return html`${problemLines(texts, suggestions)}${more}
${form}`
}

function problemLines (texts: readonly string[], suggestions: readonly DeskLink[], here = ''): Markup {
  return html`${texts.map(
    text => html`<p class="note bad">${withLinksBut(here, text)}</p>
`
  )}${
    suggestions.length === 0
      ? ''
      : html`<p>Did you mean:</p><ul>${suggestions.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`)}</ul>`
  }`
}

/** Where the desk has a page of what an answer names by its address as data. */
const pages: ReadonlyArray<readonly [data: RegExp, page: string, name: string]> = [
  [/^\/v1\/courts$/, '/', 'the list of courts'],
  [/^\/v1(\/courts\/[^/?]+\/fees)$/, '$1', 'the court\u2019s fees'],
  [/^\/v1(\/courts\/[^/?]+)\/code-tables$/, '$1/codes', 'the court\u2019s code tables'],
  [/^\/v1(\/courts\/[^/?]+)\/code-tables\/([^/?]+)$/, '$1/codes/$2', 'the codes of the table'],
  [/^\/v1(\/courts\/[^/?]+\/policies)$/, '$1', 'the court\u2019s versions'],
  [/^\/v1(\/courts\/[^/?]+\/policies\/[^/?]+)\/findings$/, '$1', 'the page of this version']
]

/** The address that was asked for stands first, where a sentence names it. */
function withLinksBut (here: string, text: string): Markup {
  const start = here === '' ? -1 : text.indexOf(here)
  if (start === -1) return withLinks(text)
  const end = start + here.length
  return html`${withLinks(text.slice(0, start))}${here}${withLinks(text.slice(end))}`
}

/** A sentence whose addresses can be followed, to pages where there are some. */
function withLinks (text: string): Markup {
  return html`${text.split(/(\/docs(?![^\s.,:;])|\/v1\/[^\s"]*[^\s".,:;])/).map((part, place) => {
    if (place % 2 === 0) return part
    const [data, page, name] = pages.find(([data]) => data.test(part)) ?? [/$^/, part, part]
    return html`<a href="${part.replace(data, page)}">${name}</a>`
  })}`
}

/** Above a page whose link was made for another document than the one that it rests on here. */
export function aboutDocument (isOther: boolean, content: Markup): Markup {
  return isOther
    ? html`<p class="note warn">This link was made for another document than the one that this page rests on, as the archive knows it here.</p>${content}`
    : content
}
