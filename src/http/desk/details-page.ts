import type { FastifyReply, FastifyRequest } from 'fastify'
import { courtDetails } from '../../answers/court.ts'
import { filingRequirements } from '../../answers/filing-requirements.ts'
import { detailsContent, type DetailsShown } from '../../pages/desk/details.ts'
import type { CourtTools } from '../asking.ts'
import { sendPolicyPage } from './policy-page.ts'
import { address, asJson, courtPath, momentsOf, queryOf, valueOf } from './view.ts'

/** Who a court or a division is, how it is reached, and what its policy has beside requirements. */
export async function detailsPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const { courtKey } = request.params as { courtKey: string }
  const moments = momentsOf(queryOf(request))
  const required = valueOf<DetailsShown['required']>(
    await filingRequirements(tools, { courtKey, ...moments, now: tools.clock() })
  )
  return await sendPolicyPage<DetailsShown['answer']>(request, reply, tools, {
    page: '/details',
    title: 'Details',
    api: '',
    ask: async asked => await courtDetails(tools, asked),
    show: (answer, form) =>
      detailsContent({
        answer,
        required,
        ...form,
        hrefOf: key => address(`${courtPath(key)}/details`, form.moments),
        requiredJson: asJson(address(`/v1${courtPath(courtKey)}/filing-requirements`, form.moments))
      })
  })
}
