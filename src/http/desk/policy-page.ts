import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '../../answers/answer.ts'
import type { DeskLink } from '../../pages/desk/frame.ts'
import { aboutDocument } from '../../pages/desk/problem.ts'
import type { PageAsked, RestsOn } from '../../pages/desk/rests-on.ts'
import type { CourtTools } from '../asking.ts'
import { courtFrame, courtPages, pinnedAddress, type CourtPage, type CourtView } from './court-frame.ts'
import { address, courtPath, isOfOther, momentsOf, momentsTold, queryOf, sendPage, valueOf, type Query } from './view.ts'

/** A page about the policy in force: how it is asked, what it is called, and what it shows of the answer. */
export interface PolicyPage<Answer> {
  page: CourtPage
  /** What of its address follows the tab: a fee's code, a table's name. */
  below?: string
  title: string
  api: string
  ask: (asked: PolicyAsked) => Promise<Outcome>
  show: (answer: Answer, page: PageAsked) => Parameters<typeof sendPage>[3]
  parameters?: Query
}

interface PolicyAsked { courtKey: string, at: string | undefined, knownAt: string | undefined, now: number }

/** Sends a page about the policy in force; links, data and the address for letters are made from the answer. */
export async function sendPolicyPage<
  Answer extends Pick<RestsOn, 'at' | 'court' | 'knownAt'> & { policy: RestsOn['policy'] | null }
> (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools,
  { api, ask, below = '', page, parameters = {}, show, title }: PolicyPage<Answer>
): Promise<FastifyReply> {
  const { courtKey } = request.params as { courtKey: string }
  const query = queryOf(request)
  const moments = momentsOf(query)
  const answer = valueOf<Answer>(await ask({ courtKey, ...moments, now: tools.clock() }))
  const path = `${courtPath(courtKey)}${page}${below}`
  const asked = momentsTold(query, answer)
  const view: CourtView = { court: answer.court, page, ...asked }
  const frame = courtFrame(view, title, {
    json: address(`/v1${courtPath(courtKey)}${api}`, { ...parameters, ...asked }),
    pinned: await pinnedAddress(tools, path, answer, { ...parameters, sha256: answer.policy?.sha256 })
  })
  return await sendPage(
    request,
    reply,
    below === '' ? frame : { ...frame, trail: [...(frame.trail ?? []), linkTo(view)] },
    aboutDocument(
      isOfOther(query, answer.policy?.sha256 ?? null),
      show(answer, {
        action: path,
        hidden: moments.knownAt === undefined ? {} : { knownAt: moments.knownAt },
        moments: asked
      })
    )
  )
}

/** The tab that a page of a fee or a table is below. */
const linkTo = ({ at, court, knownAt, page }: CourtView): DeskLink => ({
  text: courtPages.find(([path]) => path === page)?.[1] ?? '',
  href: address(`${courtPath(court.courtKey)}${page ?? ''}`, { at, knownAt })
})
