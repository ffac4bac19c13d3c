import { digestOf } from '../../src/archive/documents.ts'
import { contentOf } from '../../src/archive/entry-content.ts'
import type { EntryKind } from '../../src/archive/entry-shapes.ts'
import type { Leaf } from '../../src/archive/leaf.ts'
import { effectivePolicy, newestFirst, placePolicy, type PlacedPolicy } from '../../src/domain/history/effective-policy.ts'
import type { PolicyIdentity } from '../../src/domain/policy/policy.ts'
import { canonicalJson } from '../../src/domain/text/canonical-json.ts'
import { printInstant, type Instant } from '../../src/domain/time/court-time.ts'
import type { PacketParts } from '../../src/evidence/packet.ts'
import type { RecordedAnswer } from '../../src/pages/recorded-dispute.ts'
import { madeUpLog } from './made-up-log.ts'

/** What a packet is made up of: policies that the answer names, and when the filing was made. */
export interface MadeUpCase {
  policies: ReadonlyArray<PolicyIdentity & { repositoryId?: string }>
  zone: string
  filedAt: Instant
  /** What the answer says in another way. */
  answer?: Partial<RecordedAnswer>
  /** As what the documents were read; as policies where it is left out. */
  readAs?: string
  timestamp?: (checkpoint: string) => Uint8Array
}

const usd = (amount: string) => ({ amount, currency: 'USD' })
const RECORDED_AT = '2026-11-22T04:13:00.123Z'

interface Entry { kind: EntryKind | 'dispute', content: string, document: string | null }

/** The parts of a packet of a court with these policies, whose answer is by the service's own rule; the log is made up. */
export function madeUpParts ({ answer = {}, filedAt, policies, readAs = 'policy', timestamp, zone }: MadeUpCase): PacketParts {
  const entries: Entry[] = [{ kind: 'crawl-begun', content: '{"form":1}', document: null }]
  const keep = (kind: Entry['kind'], value: object, document: string | null): number => entries.push({ kind, content: canonicalJson(value), document })
  const index = enclosed('<Index xmlns="https://example.org/"/>\n')
  const indexed = enclosed('<Index xmlns="https://example.org/"><Policies/></Index>\n')
  const before = captureOf('index', index.sha256, 'https://court.example/CourtPolicies/index.xml', 'court')
  const after = captureOf('index', indexed.sha256, 'https://court.example/CourtPolicies/index.xml', 'court')
  const [without, withIt] = [keep('capture', before, index.sha256), keep('capture', after, indexed.sha256)]
  const kept = policies.map(policy => {
    const document = enclosed(`<Policy xmlns="https://example.org/" version="${policy.version}">${canonicalJson(policy)}</Policy>\n`)
    const capture = captureOf('policy', document.sha256, `https://court.example/CourtPolicies/${policy.version}.xml`, policy.repositoryId ?? 'court')
    return { policy, document, capture, sequence: keep('capture', capture, document.sha256), reading: keep('reading', readingOf(document.sha256, policy, readAs), document.sha256) }
  })
  const saidOf = (sequence: number, capture: Said) => ({ ...capture, sequence, recordedAt: RECORDED_AT })
  const evidence = kept.map(({ capture, document, policy, sequence }) => ({
    version: policy.version,
    sha256: document.sha256,
    firstCapture: saidOf(sequence, capture),
    lastIndexWithout: saidOf(without, before),
    firstIndexWith: saidOf(withIt, after)
  }))
  // Of the court's own source, and of a version that was published twice the first.
  const own = policies.filter(({ repositoryId = 'court' }) => repositoryId === 'court').toSorted((a, b) => a.published < b.published ? -1 : 1)
  const counted = own.filter((policy, place) => own.findIndex(({ version }) => version === policy.version) === place).map(policy => placePolicy(policy, zone)).sort(newestFirst)
  const inForce = effectivePolicy(counted, filedAt)
  const sha256 = kept.find(({ policy }) => policy.version === inForce?.version && policy.published === inForce.published)?.document.sha256 ?? null
  const whole = { ...answerOf(filedAt, zone, inForce), ...(inForce === undefined ? {} : { policy: policyOf(inForce, sha256 ?? '', zone) }), evidence, ...answer }
  const record = keep('dispute', recordOf(whole), null)
  for (let filler = 0; filler < 5; filler += 1) keep('event', { form: 1, filler }, null)
  const log = madeUpLog(entries.map(leafOf))
  const proven = (sequence: number) => ({ sequence, content: entries[sequence - 1]?.content ?? '', proof: log.proofOf(sequence) })
  return {
    record: proven(record),
    captures: (kept.length === 0 ? [] : [without, withIt]).concat(kept.map(({ sequence }) => sequence)).map(proven),
    readings: kept.map(({ reading }) => proven(reading)),
    documents: kept.map(({ document }) => document),
    indexes: kept.length === 0 ? [] : [index, indexed],
    checkpoint: log.checkpoint,
    vkey: log.vkey,
    timestamp: timestamp?.(log.checkpoint) ?? null
  }
}

type Said = ReturnType<typeof captureOf>

const enclosed = (text: string) => ({ sha256: digestOf(text), bytes: Buffer.from(text) })

function captureOf (role: string, sha256: string, url: string, repositoryId: string) {
  return { crawlId: 'e9c0f7b4-5c39-4e5e-9b1f-0d6c8d7a1a55', repositoryId, url, role, requestedAt: '2026-11-22T04:12:59.000Z', outcome: 'fetched', status: 200, headers: {}, sha256, complete: true, form: 1 }
}

function readingOf (sha256: string, { repositoryId: _, ...policy }: PolicyIdentity & { repositoryId?: string }, role: string) {
  return contentOf('reading', { role, reader: '12', kind: 'policy', sha256, findings: [], entries: [], policy: [{ ...policy, name: 'Court Policy', content: { effective: 'a trap' } }] })
}

function leafOf ({ content, document, kind }: Entry, place: number): Leaf {
  return { digest: digestOf(content), document, kind: kind as EntryKind, recordedAt: RECORDED_AT, sequence: place + 1 }
}

function policyOf ({ effective, published, publishedAt, startsAt, version }: PlacedPolicy, sha256: string, zone: string) {
  const effectiveFrom = printInstant(Math.max(publishedAt, startsAt), zone)
  return { version, labels: { published, effective }, effectiveFrom, effectiveUntil: null, sha256 }
}

/** An answer as the service gives it, of a filing that paid $100 where $110 was due. */
function answerOf (filedAt: Instant, zone: string, inForce: PlacedPolicy | undefined): RecordedAnswer {
  const known = inForce !== undefined
  return {
    court: { organizationKey: 'USCATestSuperior', courtKey: 'USCATestSuperior', name: 'Superior Court of California, County of Test', timeZone: zone, timeZoneSource: 'state' },
    filedAt: printInstant(filedAt, zone),
    knownAt: null,
    fee: { code: '0101', name: 'Complaint, unlimited civil' },
    fees: [{ code: '0101', name: 'Complaint, unlimited civil', due: known ? usd('110.00') : null, candidates: [] }],
    tendered: usd('100.00'),
    due: known ? usd('110.00') : null,
    difference: known ? usd('-10.00') : null,
    verdict: known ? 'underpaid' : 'no-effective-policy',
    policy: null,
    cited: null,
    sameAmountElsewhere: [],
    nearChange: null,
    evidence: [],
    findings: [],
    doubts: [],
    reasons: known ? [{ version: inForce.version, text: 'It is the newest publication that had started.' }] : [],
    sentence: known ? `The filing falls under version ${inForce.version}.` : 'No policy of this court was in force.'
  }
}

function recordOf (answer: RecordedAnswer) {
  return {
    form: 1,
    id: '5d0f3a52-8a0b-4c64-9a3c-4a4a6c1d2e3f',
    askedAt: RECORDED_AT,
    askedBy: 'clerk-of-test',
    previous: null,
    differs: [],
    reader: '12',
    question: { courtKey: 'USCATestSuperior', fee: '0101', tendered: '100.00', filedAt: answer.filedAt, privateDigest: digestOf('salted') },
    answer
  }
}
