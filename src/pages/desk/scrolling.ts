import { html } from 'hono/html'
import type { Markup } from '../page.ts'

/**
 * What may be wider than its place, and is moved there: by keys too, as it can have the focus,
 * and by its name among the parts of a page, so that two on one page have different ones.
 */
export const scrolling = (name: string, content: Markup): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${name}">${content}</div>`
