import type { FastifyReply, FastifyRequest } from 'fastify'
import { codesOfTable, codeTables } from '../../answers/code-tables.ts'
import { feeOverTime, fees } from '../../answers/fees.ts'
import { filingRequirements } from '../../answers/filing-requirements.ts'
import { hours } from '../../answers/hours.ts'
import { codesContent, codeTablesContent } from '../../pages/desk/codes.ts'
import { feeHistoryContent, type FeeHistoryShown } from '../../pages/desk/fee-history.ts'
import { feesContent, type FeesShown } from '../../pages/desk/fees.ts'
import { hoursContent, type PrintedHours } from '../../pages/desk/hours.ts'
import { requirementsContent } from '../../pages/desk/requirements.ts'
import type { CourtTools } from '../asking.ts'
import { wordsOf } from './asked-words.ts'
import { sendPolicyPage } from './policy-page.ts'
import { address, courtPath, firstItems, queryOf } from './view.ts'

/** So many fees or codes are shown at once. */
const MOST = 200

/** Fees of the policy in force, with search. */
export async function feesPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const [{ courtKey }, query] = [request.params as { courtKey: string }, queryOf(request)]
  const q = wordsOf(query)
  return await sendPolicyPage<FeesShown['answer']>(request, reply, tools, {
    page: '/fees',
    title: 'Fees',
    api: '/fees',
    parameters: { q: q === '' ? undefined : q },
    ask: async asked => await fees(tools, { ...asked, ...(q !== '' && { q }), paging: firstItems(MOST) }),
    show: (answer, form) =>
      feesContent({
        answer,
        q,
        ...form,
        hrefOf: code =>
          address(`${courtPath(courtKey)}/fees/${encodeURIComponent(code)}`, form.moments)
      })
  })
}

/** What a fee was over time. */
export async function feePage (request: FastifyRequest, reply: FastifyReply, tools: CourtTools): Promise<FastifyReply> {
  const { code } = request.params as { code: string }
  return await sendPolicyPage<FeeHistoryShown['answer']>(request, reply, tools, {
    page: '/fees',
    below: `/${encodeURIComponent(code)}`,
    title: `Fee ${code} over time`,
    api: `/fees/${encodeURIComponent(code)}/history`,
    ask: async asked => await feeOverTime(tools, { ...asked, code }),
    show: (answer, { moments }) =>
      feeHistoryContent({
        code,
        answer,
        moments,
        now: answer.knownAt === null ? tools.clock() : Date.parse(answer.knownAt),
        dispute: address(`${courtPath(answer.court.courtKey)}/dispute`, { fee: code, knownAt: answer.knownAt })
      })
  })
}

/** The code tables of the policy in force. */
export async function codesPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const { courtKey } = request.params as { courtKey: string }
  return await sendPolicyPage<Parameters<typeof codeTablesContent>[0]['answer']>(request, reply, tools, {
    page: '/codes',
    title: 'Code tables',
    api: '/code-tables',
    ask: async asked => await codeTables(tools, { ...asked, paging: firstItems(Infinity) }),
    show: (answer, form) =>
      codeTablesContent({
        answer,
        ...form,
        hrefOf: table =>
          address(`${courtPath(courtKey)}/codes/${encodeURIComponent(table)}`, form.moments)
      })
  })
}

/** The codes of a table, with search. */
export async function tablePage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const [{ table }, query] = [request.params as { table: string }, queryOf(request)]
  const q = wordsOf(query)
  return await sendPolicyPage<Parameters<typeof codesContent>[0]['answer']>(request, reply, tools, {
    page: '/codes',
    below: `/${encodeURIComponent(table)}`,
    title: `Codes of ${table}`,
    api: `/code-tables/${encodeURIComponent(table)}`,
    parameters: { q: q === '' ? undefined : q },
    ask: async asked =>
      await codesOfTable(tools, { ...asked, table, ...(q !== '' && { q }), isOne: false, paging: firstItems(MOST) }),
    show: (answer, form) => codesContent({ answer, q, ...form })
  })
}

/** When the court is open. */
export async function hoursPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  return await sendPolicyPage<PrintedHours>(request, reply, tools, {
    page: '/hours',
    title: 'Hours',
    api: '/hours',
    ask: async asked => await hours(tools, asked),
    show: (answer, form) => hoursContent({ answer, ...form })
  })
}

/** What the court requires of a filing. */
export async function requirementsPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  return await sendPolicyPage<Parameters<typeof requirementsContent>[0]['answer']>(request, reply, tools, {
    page: '/requirements',
    title: 'Requirements',
    api: '/filing-requirements',
    ask: async asked => await filingRequirements(tools, asked),
    show: (answer, form) => requirementsContent({ answer, ...form })
  })
}
