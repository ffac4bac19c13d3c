import { contradictedGenericTypes, type AskedCriteria, type AskedType } from '../domain/fees/asked-criteria.ts'
import { codeFinder } from '../domain/policy/code-tables.ts'
import { canonicalDecimal } from '../domain/policy/money.ts'
import { quoted } from '../domain/text/quoted.ts'
import { sameText } from '../domain/text/text-match.ts'
import { tablesSeen, type PolicyAsked } from './code-tables.ts'
import type { AnsweredQuestion, Sources } from './question.ts'
import { badRequest } from './refusal.ts'

/** What the filing is like for which fees are asked, as it came. */
export interface Criteria {
  caseType?: string | undefined
  documentType?: string | undefined
  documentGenericType?: string | undefined
  firstPaper?: boolean | undefined
  jurisdictionalAmount?: string | undefined
  /** A decimal: digits, at most one point, no sign. */
  amountInControversy?: string | undefined
  pages?: number | undefined
}

/** What of a question names criteria. */
export const criteriaNames = [
  'caseType',
  'documentType',
  'documentGenericType',
  'firstPaper',
  'jurisdictionalAmount',
  'amountInControversy',
  'pages'
] as const satisfies ReadonlyArray<keyof Criteria>

/** The criteria of one question, see `criteriaReader`. */
export async function readCriteria (
  sources: Sources,
  found: AnsweredQuestion,
  asked: Criteria
): Promise<AskedCriteria> {
  return await criteriaReader(sources, found)(asked, '')
}

/** @param within where the criteria stand in a body, with a slash at the end */
export type CriteriaReader = (asked: Criteria, within: string) => Promise<AskedCriteria>

/**
 * Reads criteria as the policy in force has their types; who asks many questions
 * of it looks its tables up once. A document type whose generic type is another
 * than the one asked about is refused: one question is about one document.
 */
export function criteriaReader (
  sources: Sources,
  { courtKey, standing: { policy } }: AnsweredQuestion
): CriteriaReader {
  const read = typesReader(sources, { courtKey, policy })
  return async (asked, within) => {
    const criteria = await read(asked, within)
    const contradicted = contradictedGenericTypes(criteria)
    if (contradicted.length === 0) return criteria
    const parameter = `${within}documentGenericType`
    throw badRequest({
      parameter,
      message: `${parameter} is ${quoted(asked.documentGenericType ?? '')}, and the document type ${quoted(asked.documentType ?? '')} is of ${contradicted.map(quoted).join(', ')}: ask about one document, leave one of them out.`
    })
  }
}

/**
 * Reads criteria as any policy has their types: what contradicts
 * itself there may be one thing in the policy in force.
 */
export function typesReader (sources: Sources, asked: PolicyAsked): CriteriaReader {
  const caseTypes = typeReader(sources, asked, 'CaseType')
  const documentTypes = typeReader(sources, asked, 'DocumentType')
  return async (asked, within) => {
    const [caseType, documentType] = await Promise.all([caseTypes(asked.caseType), documentTypes(asked.documentType)])
    return {
      caseType,
      documentType,
      documentGenericType: asked.documentGenericType ?? null,
      firstPaper: asked.firstPaper ?? null,
      jurisdictionalAmount: asked.jurisdictionalAmount ?? null,
      amountInControversy:
        asked.amountInControversy === undefined
          ? null
          : readAmount(`${within}amountInControversy`, asked.amountInControversy),
      pages: asked.pages ?? null
    }
  }
}

/** Reads types of one kind, with the codes of the tables that the key sees. */
function typeReader (
  sources: Sources,
  policy: PolicyAsked,
  table: string
): (text: string | undefined) => Promise<AskedType | null> {
  let find: Promise<AskedType['find']> | undefined
  return async text => {
    if (text === undefined) return null
    find ??= findTypes(sources, policy, table)
    return { text, find: await find }
  }
}

async function findTypes (sources: Sources, asked: PolicyAsked, table: string): Promise<AskedType['find']> {
  const heads = (await tablesSeen(sources, asked)).filter(({ codifiedName }) => sameText(codifiedName, table))
  const codes = await Promise.all(
    heads.map(async head => await sources.histories.policies.listCodes(asked.policy, head))
  )
  return codeFinder(codes.flat())
}

function readAmount (parameter: string, text: string): string {
  const amount = /^\d{1,18}(\.\d{1,12})?$/.test(text) ? canonicalDecimal(text, 'USD') : undefined
  if (amount !== undefined) return amount
  throw badRequest({
    parameter,
    message: `${parameter} is ${quoted(text)}: a decimal is expected, digits with at most one point and no sign, for example 25000.00.`
  })
}
