import { html } from 'hono/html'
import type { Markup } from '../page.ts'

/**
 * What a form to keep an answer sends: the question as data, and a name that no other page
 * has; of a form that is sent again also what was typed, and whether a token is asked for.
 */
export interface KeepForm {
  action: string
  question: string
  once: string
  reference?: string
  note?: string
  needsToken?: boolean
}

export const UNKNOWN_TOKEN =
  'This token is not known, or is not a clerk\u2019s: check it, or ask who runs this service for one.'

export const SESSION_ENDED =
  'Nobody is signed in here, or the session has ended. Nothing that was typed is lost: type your token, and keep it now; or sign in in another window, and leave the token empty.'

const TOKEN = html`<label><span>Clerk\u2019s token</span><input class="wide" type="password" name="token" autocomplete="current-password"></label>
`

/** A form that keeps an answer. It states no longest length, at which a browser would cut what is pasted in silence. */
export function keepForm ({ action, needsToken = false, note = '', once, question, reference = '' }: KeepForm): Markup {
  // The first line break of a textarea is none of its text.
  return html`<form class="ask" method="post" action="${action}">
<input type="hidden" name="question" value="${question}">
<input type="hidden" name="once" value="${once}">
<label><span>Reference, such as a case number</span><input class="wide" name="reference" autocomplete="off" value="${reference}"></label>
<label class="wide"><span>Note</span><textarea name="note">
${note}</textarea></label>
${needsToken ? TOKEN : ''}<button>${needsToken ? 'Sign in and keep this answer' : 'Keep this answer'}</button>
</form>`
}
