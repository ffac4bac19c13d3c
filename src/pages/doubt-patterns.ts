import { html } from 'hono/html'
import type { Markup } from './page.ts'

/** What is in doubt is striped, what is not settled is dotted: neither is told by its colour alone. */
export const doubtPatterns: Markup = html`<defs>
<pattern id="in-doubt" width="8" height="8" patternUnits="userSpaceOnUse"><path class="stripe" d="M-2 2L2 -2M0 8L8 0M6 10L10 6"/></pattern>
<pattern id="not-settled" width="7" height="7" patternUnits="userSpaceOnUse"><circle class="dot" cx="2" cy="2" r="1.2"/></pattern>
</defs>`
