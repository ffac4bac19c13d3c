import { Type } from 'typebox'
import { findCodes, findTables, searchCodes, visibleTables } from '../../domain/policy/code-tables.ts'
import type { Code, CodeTable } from '../../domain/policy/fees-and-codes.ts'
import { nearNames } from '../../domain/text/near-names.ts'
import { questionInForce } from '../answer.ts'
import { sendCached } from '../caching.ts'
import type { AnsweredQuestion, CourtTools } from '../../answers/court-question.ts'
import type { App } from '../fastify.ts'
import { pageOf, placeOf } from '../paging.ts'
import { Problem } from '../problem.ts'
import { quoted, shortened } from '../../domain/text/quoted.ts'
import { codesFound, tableList, tableWithCodes } from '../schemas/code-tables.ts'
import { documented } from '../schemas/documented.ts'
import * as parameters from '../schemas/parameters.ts'
import { codeWire, tableWire } from '../../answers/wire/code.ts'
import { restsOnWire } from '../../answers/wire/decision.ts'

/** Code tables of the policy in force. */
export function codeTableRoutes (app: App, tools: CourtTools): void {
  app.get('/v1/courts/:courtKey/code-tables', {
    schema: {
      ...documented({
        operationId: 'listCodeTables',
        tag: 'Code tables',
        summary: 'Code tables of the policy in force',
        description: 'With their size. A division sees its own and the court-wide ones, the OrganizationKey all.'
      }, 'A page of tables.', tableList),
      params: Type.Object({ courtKey: parameters.courtKey }),
      querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt, cursor: parameters.cursor, limit: parameters.limit })
    }
  }, async (request, reply) => {
    const asked = await questionInForce(tools, reply, request.params.courtKey, request.query, placeOf(request))
    const { items, nextCursor } = pageOf(request, await tablesInForce(tools, asked), asked.pin)
    return sendCached(request, reply, { ...restsOnWire(asked), items: items.map(tableWire), nextCursor })
  })

  app.get('/v1/courts/:courtKey/code-tables/:table', {
    schema: {
      ...documented({
        operationId: 'getCodeTable',
        tag: 'Code tables',
        summary: 'The codes of a table',
        description: 'In the court\'s order. Where several tables have the name, the codes of all of them.'
      }, 'The tables of this name, and a page of their codes.', tableWithCodes),
      params: Type.Object({ courtKey: parameters.courtKey, table: parameters.table }),
      querystring: parameters.query({
        at: parameters.at,
        knownAt: parameters.knownAt,
        q: parameters.searchText('a code\'s value, name, alias or generic type', 'motion'),
        cursor: parameters.cursor,
        limit: parameters.limit
      })
    }
  }, async (request, reply) => {
    const asked = await questionInForce(tools, reply, request.params.courtKey, request.query, placeOf(request))
    const tables = requireTables(await tablesInForce(tools, asked), asked, request.params.table)
    const codes = tables.flatMap(table => searchCodes(table.codes, request.query.q ?? '').map(code => codeWire(code, table)))
    return sendCached(request, reply, { ...restsOnWire(asked), tables: tables.map(tableWire), ...pageOf(request, codes, asked.pin) })
  })

  app.get('/v1/courts/:courtKey/code-tables/:table/codes/:code', {
    schema: {
      ...documented({
        operationId: 'getCode',
        tag: 'Code tables',
        summary: 'One code of a table',
        description: 'By value, then name, then alias. Several codes of one value are all given; one with Include No is there, with `offered: false`.'
      }, 'The codes found.', codesFound),
      params: Type.Object({ courtKey: parameters.courtKey, table: parameters.table, code: parameters.code }),
      querystring: parameters.query({ at: parameters.at, knownAt: parameters.knownAt })
    }
  }, async (request, reply) => {
    const { params } = request
    const asked = await questionInForce(tools, reply, params.courtKey, request.query)
    const tables = requireTables(await tablesInForce(tools, asked), asked, params.table)
    const tableOf = new Map(tables.flatMap(table => table.codes.map(code => [code, table] as const)))
    const found = findCodes([...tableOf.keys()], params.code)
    if (found.length === 0) throw noSuchCode(params, [...tableOf.keys()])
    return sendCached(request, reply, { ...restsOnWire(asked), codes: found.map(code => codeWire(code, tableOf.get(code) as CodeTable)) })
  })
}

async function tablesInForce ({ histories }: CourtTools, { courtKey, standing: { policy } }: AnsweredQuestion): Promise<CodeTable[]> {
  const { codeTables, organizationKey } = await histories.findPolicy(policy.organizationKey, policy.sha256, policy.reader)
  return visibleTables(codeTables, { courtKey, organizationKey, ownCourtKey: policy.ownCourtKey })
}

function requireTables (tables: readonly CodeTable[], { courtKey, standing }: AnsweredQuestion, name: string): CodeTable[] {
  const found = findTables(tables, name)
  if (found.length > 0) return found
  const known = tables.flatMap(({ codifiedName, name, alias }) => [codifiedName, name, alias]).filter(each => each !== null)
  throw new Problem('no-such-code-table', `The policy in force, ${standing.policy.version}, has no code table ${quoted(name)}: look it up at /v1/courts/${courtKey}/code-tables.`,
    { courtKey, suggestions: nearNames(name, [...new Set(known)]) })
}

function noSuchCode ({ courtKey, table, code }: { courtKey: string, table: string, code: string }, codes: readonly Code[]): Problem {
  const known = codes.flatMap(({ value, name, alias }) => [value, name, alias]).filter(each => each !== null)
  return new Problem('no-such-code', `The code table ${quoted(table)} of the policy in force has no code ${quoted(code)}: look it up at /v1/courts/${courtKey}/code-tables/${encodeURIComponent(shortened(table))}.`,
    { courtKey, suggestions: nearNames(code, [...new Set(known)]) })
}
