import { Type } from 'typebox'
import { dateOf } from '../../domain/time/court-time.ts'
import { feeHistory } from '../../domain/fees/fee-history.ts'
import { judgeFee, sameCode, searchFees } from '../../domain/fees/fees.ts'
import type { FeeQuestion } from '../../domain/fees/fee-applicability.ts'
import { nearNames } from '../../domain/text/near-names.ts'
import { question, questionInForce } from '../answer.ts'
import { sendCached } from '../caching.ts'
import type { AnsweredQuestion, CourtTools } from '../../answers/court-question.ts'
import type { App } from '../fastify.ts'
import { pageOf, placeOf } from '../paging.ts'
import { Problem } from '../problem.ts'
import { shortened } from '../../domain/text/quoted.ts'
import { documented } from '../schemas/documented.ts'
import { feeHistory as feeHistoryReply, feeList, feesOfCode } from '../schemas/fees.ts'
import * as parameters from '../schemas/parameters.ts'
import { basisWire, clocksWire, restsOnWire } from '../../answers/wire/decision.ts'
import { feeStepWire, feeWire } from '../../answers/wire/fee.ts'

/** Fees of the policy in force, and what a fee was over time. */
export function feeRoutes (app: App, tools: CourtTools): void {
  app.get('/v1/courts/:courtKey/fees', {
    schema: {
      ...documented({
        operationId: 'listFees',
        tag: 'Fees',
        summary: 'Fees of the policy in force',
        description: 'In policy order, those that apply (`yes`) or could (`undetermined`: the fee states something that the question does not say). Nothing found means unknown, never free of charge.'
      }, 'A page of fees.', feeList),
      params: Type.Object({ courtKey: parameters.courtKey }),
      querystring: parameters.query({
        at: parameters.at,
        knownAt: parameters.knownAt,
        q: parameters.searchText('a fee\'s code, name, alias, category or note', 'complaint'),
        category: parameters.category,
        pages: parameters.pages,
        cursor: parameters.cursor,
        limit: parameters.limit
      })
    }
  }, async (request, reply) => {
    const { query, params } = request
    const asked = await questionInForce(tools, reply, params.courtKey, query, placeOf(request))
    const fees = searchFees(await feesInForce(tools, asked), { q: query.q ?? null, category: query.category ?? null })
    const judged = fees.map(fee => ({ fee, judgement: judgeFee(fee, feeQuestion(asked, query.pages)) }))
    const { items, nextCursor } = pageOf(request, judged.filter(({ judgement }) => judgement.applies !== 'no'), asked.pin)
    return sendCached(request, reply, {
      ...restsOnWire(asked),
      items: items.map(({ fee, judgement }) => feeWire(fee, judgement)),
      nextCursor
    })
  })

  app.get('/v1/courts/:courtKey/fees/:code', {
    schema: {
      ...documented({
        operationId: 'getFee',
        tag: 'Fees',
        summary: 'The fees with a code',
        description: 'One code may stand for several fees (limited and unlimited cases): all of them, also those that do not apply, with reasons. `due` is null while the pages or the cost are not known.'
      }, 'The fees with this code in the policy in force.', feesOfCode),
      params: Type.Object({ courtKey: parameters.courtKey, code: parameters.feeCode }),
      querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt, pages: parameters.pages })
    }
  }, async (request, reply) => {
    const { query, params } = request
    const asked = await questionInForce(tools, reply, params.courtKey, query)
    const fees = await feesInForce(tools, asked)
    const found = fees.filter(fee => sameCode(fee.code, params.code))
    if (found.length === 0) throw noSuchFee(params, fees.map(fee => fee.code), `The policy in force, ${asked.standing.policy.version}, has no fee ${shortened(params.code)}`)
    return sendCached(request, reply, {
      ...restsOnWire(asked),
      fees: found.map(fee => feeWire(fee, judgeFee(fee, feeQuestion(asked, query.pages))))
    })
  })

  app.get('/v1/courts/:courtKey/fees/:code/history', {
    schema: {
      ...documented({
        operationId: 'getFeeHistory',
        tag: 'Fees',
        summary: 'What a fee was over time',
        description: 'Steps in time order: a new one where amount, name, criteria or presence changes, and at the fee\'s own dates; a series for each fee that the code stands for. `policy`, `provisional` and `doubts` are those of the instant.'
      }, 'The steps.', feeHistoryReply),
      params: Type.Object({ courtKey: parameters.courtKey, code: parameters.feeCode }),
      querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt })
    }
  }, async (request, reply) => {
    const { courtKey, code } = request.params
    const asked = await question(tools, reply, courtKey, request.query)
    const { history, decision } = asked
    const { organizationKey, zone, periods } = history
    const contents = await Promise.all(periods.map(({ policy }) => tools.histories.findPolicy(organizationKey, policy.sha256, policy.reader)))
    const dated = periods.map(({ policy, from, until }, place) => ({ ownCourtKey: policy.ownCourtKey, version: policy.version, from, until, fees: contents[place]?.fees ?? [] }))
    const steps = feeHistory(dated, code, { courtKey, organizationKey }, zone.name)
    if (steps.length === 0) throw noSuchFee(request.params, contents.flatMap(({ fees }) => fees.map(fee => fee.code)), `No policy of this court ever had a fee ${shortened(code)}`)
    return sendCached(request, reply, {
      ...clocksWire(asked),
      code,
      policy: decision.standing === undefined ? null : basisWire(decision.standing, history),
      provisional: decision.provisional,
      doubts: decision.doubts,
      steps: steps.map(step => feeStepWire(step, zone.name))
    })
  })
}

async function feesInForce ({ histories }: CourtTools, { standing: { policy } }: AnsweredQuestion) {
  return (await histories.findPolicy(policy.organizationKey, policy.sha256, policy.reader)).fees
}

function feeQuestion ({ courtKey, history, decision, standing }: AnsweredQuestion, pages: number | undefined): FeeQuestion {
  return { courtKey, organizationKey: history.organizationKey, ownCourtKey: standing.policy.ownCourtKey, date: dateOf(decision.at, history.zone.name), pages: pages ?? null }
}

function noSuchFee ({ courtKey, code }: { courtKey: string, code: string }, known: ReadonlyArray<string | null>, sentence: string): Problem {
  const codes = [...new Set(known.filter(each => each !== null))]
  return new Problem('no-such-fee', `${sentence}: look it up at /v1/courts/${courtKey}/fees. That does not mean that nothing is due.`, { courtKey, suggestions: nearNames(code, codes) })
}
