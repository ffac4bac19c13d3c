import type { FastifyReply, FastifyRequest } from 'fastify'
import { signInContent } from '../../pages/desk/dispute.ts'
import type { DisputeTools } from '../routes/disputes.ts'
import { backTo, requireOwnOrigin, signIn, signOut } from './sessions.ts'
import { queryOf, sendPage } from './view.ts'

/** A field for the token. */
export async function signInPage (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return await sendPage(
    request,
    reply,
    { title: 'Sign in' },
    signInContent({ back: backTo(queryOf(request)['back']), isRefused: false })
  )
}

/** Begins a session for a clerk's token. */
export async function signInHere (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: DisputeTools
): Promise<FastifyReply> {
  requireOwnOrigin(request, tools.publicUrl)
  const { back, token = '' } = request.body as Record<string, string>
  if (await signIn(request, reply, token.trim(), tools)) {
    return await reply.header('cache-control', 'private, no-store').redirect(backTo(back), 303)
  }
  return await sendPage(
    request,
    reply,
    { title: 'Sign in', status: 401 },
    signInContent({ back: backTo(back), isRefused: true })
  )
}

/** Ends the session. */
export async function signOutHere (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: DisputeTools
): Promise<FastifyReply> {
  requireOwnOrigin(request, tools.publicUrl)
  await signOut(request, reply, tools)
  return await reply.header('cache-control', 'private, no-store').redirect('/', 303)
}
