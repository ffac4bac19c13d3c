import { judgeCode, searchedTable, type Near, type SearchedTable } from '../domain/filing/code-check.ts'
import { judgeTendered } from '../domain/filing/fee-check.ts'
import {
  acceptanceOf, checkEach, checkGiven, checksWithoutPolicy, type FilingCheck, type Verdict
} from '../domain/filing/filing-check.ts'
import type { FiledCode, FiledFee, Filing } from '../domain/filing/filing.ts'
import { judgeEncoding, judgeMimeType } from '../domain/filing/format-check.ts'
import { judgeExhibits, judgeReplyTo } from '../domain/filing/manner-check.ts'
import { judgeDocumentSize, judgeFilingSize } from '../domain/filing/size-check.ts'
import { judgeCitedVersion } from '../domain/filing/version-check.ts'
import { judgeFee } from '../domain/fees/fees.ts'
import { couldBeAnother } from '../domain/history/changing-doubts.ts'
import { findTables } from '../domain/policy/code-tables.ts'
import type { Code } from '../domain/policy/fees-and-codes.ts'
import { nearNames } from '../domain/text/near-names.ts'
import { printInstant } from '../domain/time/court-time.ts'
import { outcomeOf, type Outcome } from './answer.ts'
import { tablesInForce } from './code-tables.ts'
import { criteriaReader, type Criteria } from './fee-criteria.ts'
import { feeQuestion } from './fees.ts'
import { question, type AnsweredQuestion, type Asked, type Sources } from './question.ts'
import { answerTo } from './resting.ts'
import { filingCheckWire } from './wire/filing-check.ts'

/** A fee that is tendered, and what the filing is like for which it is due. */
interface TenderedFee extends FiledFee { criteria: Criteria }

/** A filing, and where and when it is filed: `filedAt` as it came. */
export interface FilingAsked extends Omit<Asked, 'at'> {
  filedAt: string
  filing: Filing & { fees: readonly TenderedFee[] }
}

/** Whether a filing would be accepted, by the policy in force when it is filed. That none is, is an answer. */
export async function filingCheck (sources: Sources, { filedAt, filing, ...asked }: FilingAsked): Promise<Outcome> {
  return await outcomeOf(async () => {
    const found = await question(sources, { ...asked, at: filedAt, named: 'filedAt' })
    const { decision: { at, standing, doubts }, history } = found
    if (standing === undefined) {
      const checks = checksWithoutPolicy(
        filing,
        `No policy of this court is in force at ${printInstant(at, history.zone.name)}: nothing tells.`
      )
      return answerTo(found, null, filingCheckWire(found, acceptanceOf(checks, false), checks))
    }
    const checks = await checkFiling(sources, { ...found, standing }, filing)
    return answerTo(
      found,
      standing.policy,
      filingCheckWire(found, acceptanceOf(checks, !couldBeAnother(doubts)), checks)
    )
  })
}

async function checkFiling (
  sources: Sources,
  found: AnsweredQuestion,
  filing: FilingAsked['filing']
): Promise<FilingCheck[]> {
  const { standing: { policy: { version } }, history: { policies } } = found
  const policy = await sources.histories.policies.findContent(found.standing.policy)
  const near = nearAtFirst()
  const codes = await codeVerdicts(sources, found, filing.codes, near)
  const fees = await feeVerdicts(sources, found, filing.fees, near)
  return [
    ...checkGiven('cited-version', filing.citedVersion, cited =>
      judgeCitedVersion(
        cited,
        version,
        policies.some(each => each.version === cited)
      )
    ),
    ...checkGiven('filing-size', filing.filingBytes, bytes => judgeFilingSize(policy, bytes)),
    ...checkEach('document-size', filing.documents, document => judgeDocumentSize(policy, document)),
    ...checkEach('mime-type', filing.documents, document => judgeMimeType(policy, document)),
    ...checkEach('encoding', filing.documents, document => judgeEncoding(policy, document)),
    ...checkGiven('exhibits', filing.exhibitsDelimited, areDelimited => judgeExhibits(policy, areDelimited)),
    ...checkEach('reply-to', filing.replyTo, replyTo => judgeReplyTo(policy, replyTo)),
    ...checkEach('code', codes, verdict => verdict),
    ...checkEach('fee', fees, verdict => verdict)
  ]
}

/** Looks each table up once, however many codes are of it. */
async function codeVerdicts (
  sources: Sources,
  found: AnsweredQuestion,
  filed: readonly FiledCode[],
  near: Near
): Promise<Verdict[]> {
  if (filed.length === 0) return []
  const { policies } = sources.histories
  const known = await tablesInForce(sources, found)
  const named = new Map<string, SearchedTable[]>()
  for (const name of new Set(filed.map(({ table }) => table))) {
    const heads = findTables(known, name)
    const codes = await Promise.all(heads.map(async head => await policies.listCodes(found.standing.policy, head)))
    named.set(
      name,
      heads.map((head, place) => searchedTable(head, codes[place] as readonly Code[]))
    )
  }
  return filed.map(code => judgeCode(named.get(code.table) as SearchedTable[], known, code, near))
}

async function feeVerdicts (
  sources: Sources,
  found: AnsweredQuestion,
  filed: readonly TenderedFee[],
  near: Near
): Promise<Verdict[]> {
  if (filed.length === 0) return []
  const schedule = await sources.histories.policies.findFees(found.standing.policy)
  const read = criteriaReader(sources, found)
  const verdicts: Verdict[] = []
  for (const [place, { criteria, ...tendered }] of filed.entries()) {
    const asked = feeQuestion(found, await read(criteria, `fees/${place}/criteria/`))
    const judged = (await schedule.withCode(tendered.code)).map(fee => ({ fee, judgement: judgeFee(fee, asked) }))
    verdicts.push(judgeTendered(judged, tendered, schedule.codes, near))
  }
  return verdicts
}

/** Who is told of so many mistakes mends these and asks again: to look for what is near costs more than all else. */
const MOST_SUGGESTIONS = 10

function nearAtFirst (): Near {
  let left = MOST_SUGGESTIONS
  return (wanted, known) => {
    left -= 1
    return left < 0 ? [] : nearNames(wanted, known().filter(name => name !== null))
  }
}
