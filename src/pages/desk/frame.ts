import { html, raw } from 'hono/html'
import type { Markup } from '../page.ts'
import { utcInWords } from '../words.ts'
import { withoutKnownAt } from './address.ts'
import { deskStyle } from './style.ts'

/** A link of a page: what it says, and where it leads. */
export interface DeskLink { text: string, href: string }

/** What every page of the desk has around its content. */
export interface Frame {
  title: string
  /** Where the script of the desk is. */
  script: string
  /** From the home page down to this one, which is not among them. */
  trail: readonly DeskLink[]
  /** Of a court: its other pages; the one that is shown has no address. */
  tabs: ReadonlyArray<{ text: string, href: string | null }>
  /** The same as data, and the address that gives the same for ever; null where there is none. */
  json: string | null
  pinned: string | null
  /** The moment that has passed as known at which all of it is told; null: all that is known counts. */
  knownAt: string | null
  /** Who is signed in; null: nobody. */
  holder: string | null
  /** Where the page is, so that who signs in comes back. */
  here: string
}

const ARCHIVE = 'Court policy archive'

/**
 * A whole page: head, ways around, content, and what it is as data. HTML
 * cannot hold a NUL, which an address may: its sign stands in its place.
 */
export function deskPage (frame: Frame, content: Markup): string {
  const { script, tabs, title, trail } = frame
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === ARCHIVE ? title : `${title} \u2013 ${ARCHIVE}`}</title>
<style>${raw(deskStyle)}</style>
<link rel="icon" href="data:,">
<script src="${script}" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<nav aria-label="Where you are"><ol class="trail">
${trail.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>
`)}<li aria-current="page">${title}</li>
</ol></nav>
${account(frame)}
</header>
${tabs.length === 0 ? '' : tabBar(tabs)}
<main id="content">
<h1>${title}</h1>
${asKnown(frame)}${content}
</main>
<footer>
${ways(frame)}
</footer>
</body>
</html>
`).replaceAll('\0', '\u2400')
}

function tabBar (tabs: Frame['tabs']): Markup {
  return html`<nav class="tabs" aria-label="Of this court"><ul>
${tabs.map(
  ({
    href,
    text
  }) => html`<li>${href === null ? html`<a aria-current="page">${text}</a>` : html`<a href="${href}">${text}</a>`}</li>
`
)}</ul></nav>`
}

function account ({ here, holder }: Frame): Markup {
  if (holder === null) {
    return html`<p class="account"><a href="/sign-in?back=${encodeURIComponent(here)}">Sign in</a></p>`
  }
  return html`<form class="account" method="post" action="/sign-out"><span>Signed in as ${holder}</span> <a href="/disputes">Records</a> <button class="plain">Sign out</button></form>`
}

function asKnown ({ here, knownAt }: Frame): Markup | '' {
  if (knownAt === null) return ''
  return html`<p class="as-known">As this archive knew it on ${utcInWords(knownAt)}: what was recorded since then does not count. <a class="no-print" href="${withoutKnownAt(here)}">With all that is known now</a></p>
`
}

function ways ({ json, pinned }: Frame): Markup {
  return html`<ul>
${json === null
? ''
: html`<li><a href="${json}">This page as data</a> (JSON)</li>
`}${pinned === null
? ''
: html`<li><a href="${pinned}">Link for a letter</a>: it shows the same for ever</li>
`}<li><a href="/docs">For developers</a></li>
<li><a href="/archive">State of the archive</a></li>
</ul>`
}
