import t from 'tap'
import { STORED_ENTRY, type StoredEntry } from '../../src/archive/covered-entries.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { isoOf } from '../../src/archive/entry-content.ts'
import type { Leaf } from '../../src/archive/leaf.ts'
import type { Database } from '../../src/archive/database.ts'
import { canonicalJson } from '../../src/domain/text/canonical-json.ts'
import { packetFiles, packetOf } from '../../src/evidence/packet.ts'
import { findPacketParts, type RecordEntry } from '../../src/evidence/packet-parts.ts'
import type { Covering } from '../../src/log/proofs.ts'
import { serveSample } from '../http/sample-service.ts'
import { plainCase } from './cases.ts'
import { madeUpLog } from './made-up-log.ts'
import { madeUpParts } from './made-up-packet.ts'
import { failing, folderWith, linesToType, run, verdictsOf } from './unpacked.ts'

const court = 'USCASacramentoSuperior'
const named = ['1.0.2', '1.0.3', '1.0.4']

t.test('what the archive kept of a dispute\'s policies comes to a packet that holds, and to the same one ever after', async t => {
  const { base, crawl, database } = await serveSample(t)
  const ask = async (path: string) => await (await fetch(`${base}/v1/courts/${court}/${path}`)).json() as Record<string, unknown>
  const decision = await ask('effective-policy?at=2005-03-02T09:30') as { court: object, policy: object }
  const evidence = await Promise.all(named.map(async version => {
    const { evidence } = await ask(`policies/${version}/evidence`) as { evidence: { sha256: string } }
    return { version, ...evidence }
  }))
  const made = JSON.parse(madeUpParts({ ...plainCase, answer: { ...decision, filedAt: '2005-03-02T09:30:00-08:00', evidence } as object }).record.content)

  const kept = await listLeaves(database)
  const record: RecordEntry = { sequence: kept.length + 1, content: canonicalJson(made) }
  const covering = coveringOf([...kept, { digest: digestOf(record.content), document: null, kind: 'dispute' as Leaf['kind'], recordedAt: '2026-11-22T12:34:56.000Z', sequence: record.sequence }])
  const parts = await findPacketParts(database, record, covering)
  t.same(parts.documents.map(({ sha256 }) => sha256), evidence.map(({ sha256 }) => sha256))
  t.equal(parts.readings.length, named.length)
  t.ok(parts.indexes.length > 0 && parts.captures.length > named.length)

  const folder = folderWith(t, packetFiles(parts))
  const { code, lines, stderr, words } = await verdictsOf(folder)
  t.same([code, stderr, failing(words)], [0, '', []], JSON.stringify(lines))
  t.match(lines['decision'], 'the rule gives 1.0.3, of 3 versions')
  const { stdout } = await run('sh', ['-c', linesToType(folder, '6. ')], folder)
  t.match(stdout, 'version 1.0.3, specification 02, published 2005-03-01T16, effective 2005-03-02T09\n', 'the labels can be read by hand')

  const zip = await packetOf(parts)
  await crawl(true)
  t.ok((await listLeaves(database)).length > kept.length, 'another crawl recorded more')
  t.ok(zip.equals(await packetOf(await findPacketParts(database, record, covering))), 'the same bytes after another crawl')

  const gone = { ...made, answer: { ...made.answer, evidence: [{ ...evidence[0], sha256: '0'.repeat(64) }] } }
  await t.rejects(findPacketParts(database, { ...record, content: canonicalJson(gone) }, covering), { message: /^Document 0{64} is evidence of a record/ })
})

/** Every recorded entry as a leaf, from what is stored. */
async function listLeaves (database: Database): Promise<Leaf[]> {
  const { rows } = await database.query<StoredEntry & { digest: string }>(`select ${STORED_ENTRY} from archive.entry e join archive.recorded r using (entry_id) order by r.sequence`)
  return rows.map(({ digest, document, kind, recordedAt, sequence }) => ({ digest, document, kind, recordedAt: isoOf(recordedAt), sequence }))
}

function coveringOf (leaves: readonly Leaf[]): Covering {
  const { checkpoint, proofOf, vkey } = madeUpLog(leaves)
  return { checkpoint, vkey, timestamp: null, proofOf: async sequence => proofOf(sequence) }
}
