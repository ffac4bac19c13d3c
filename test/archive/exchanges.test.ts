import { randomUUID } from 'node:crypto'
import t from 'tap'
import { findCapture, keepCapture, listCaptures } from '../../src/archive/captures.ts'
import { keepCrawlBegun } from '../../src/archive/crawls.ts'
import { digestOf, findDocument } from '../../src/archive/documents.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { listExchanges, type NewExchange } from '../../src/archive/exchanges.ts'
import type { Capture } from '../../src/domain/history/capture.ts'
import type { Difference } from '../../src/verify/verification.ts'
import { verifyCertificates } from '../../src/verify/certificates.ts'
import { openTestArchive } from './keep.ts'

const certificate = (text: string) => ({ sha256: digestOf(text), bytes: Buffer.from(text) })
const [own, middle] = [certificate('the site'), certificate('who signed it')]

/** Every byte that there is, as nobody sends it. */
const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
const open: NewExchange = { requestHead: Buffer.from('GET / HTTP/1.1\r\n\r\n'), responseHead: bytes, remoteAddress: '192.0.2.1', tls: null }
const secure: NewExchange = { requestHead: bytes, responseHead: null, remoteAddress: '2001:db8::1', tls: { protocol: 'TLSv1.3', certificates: [own, middle] } }
const bare: NewExchange = { requestHead: Buffer.from('GET / HTTP/1.1\r\n\r\n'), responseHead: Buffer.of(), remoteAddress: null, tls: { protocol: 'TLSv1.2', certificates: [] } }

// what is given, of which the archive gives back the same, certificates by their digests
const given: Array<[what: string, exchanges: NewExchange[] | undefined]> = [
  ['nobody noted how it came', undefined],
  ['nobody was asked', []],
  ['in the open', [open]],
  ['over TLS', [secure]],
  ['one after the other', [open, secure, bare, open]],
  ['the same certificates in another order', [{ ...secure, tls: { protocol: 'TLSv1.3', certificates: [middle, own] } }]]
]

t.test('exchanges are kept with their capture, byte for byte, and each certificate once', async t => {
  const { database } = await openTestArchive(t)
  const crawlId = randomUUID()
  await keepCrawlBegun(database, { crawlId, repositoryId: 'test', url: 'http://127.0.0.1/', asked: false, begunAt: 0 })
  const capture: Capture = { crawlId, repositoryId: 'test', url: 'http://127.0.0.1/1.xml', finalUrl: null, role: 'policy', requestedAt: 0, completedAt: 0, outcome: 'failed', status: null, failure: 'unreachable', headers: {}, sha256: null, complete: null, subject: null, ledFrom: null }
  for (const [, exchanges] of given) await keepCapture(database, { capture, document: null, reading: null, ...(exchanges === undefined ? {} : { exchanges }) })
  await recordEntries(database)
  const sequences = (await listCaptures(database, { url: null, organizationKey: null, before: null, limit: 100 })).map(({ sequence }) => sequence).reverse()
  const found = await listExchanges(database, sequences)
  for (const [place, [what, exchanges]] of given.entries()) {
    const expected = exchanges?.map(({ tls, ...exchange }) => ({ ...exchange, tls: tls === null ? null : { ...tls, certificates: tls.certificates.map(({ sha256 }) => sha256) } })) ?? null
    t.same(found.get(sequences[place] as number), expected, what)
  }
  t.same((await database.query('select exchanges from archive.capture order by entry_id')).rows.map(({ exchanges }) => exchanges), [null, 0, 1, 1, 4, 1])
  t.same((await database.query("select encode(sha256, 'hex') as sha256 from archive.document order by 1")).rows.map(({ sha256 }) => sha256), [own, middle].map(({ sha256 }) => sha256).sort())
  for (const { sha256, bytes } of [own, middle]) t.same(await findDocument(database, sha256), { sha256, bytes, complete: true }, 'it is whole, though nobody captured it')
  t.same((await database.query('select count(*) from archive.entry')).rows, [{ count: 1 + given.length }], 'an exchange is no entry of its own')
})

t.test('a number of the archive that is of no capture is none', async t => {
  const { database } = await openTestArchive(t)
  const crawlId = randomUUID()
  await keepCrawlBegun(database, { crawlId, repositoryId: 'test', url: 'http://127.0.0.1/', asked: false, begunAt: 0 })
  await recordEntries(database)
  for (const sequence of [1, 2]) {
    t.equal(await findCapture(database, sequence), undefined)
    t.same(await listExchanges(database, [sequence]), new Map())
  }
})

t.test('two captures at once that bring the same certificates are both kept', async t => {
  const { database } = await openTestArchive(t)
  const crawlId = randomUUID()
  await keepCrawlBegun(database, { crawlId, repositoryId: 'test', url: 'http://127.0.0.1/', asked: false, begunAt: 0 })
  await Promise.all(Array.from({ length: 8 }, async (_, place) => {
    const document = certificate(`document ${place}`)
    const chain = place % 2 === 0 ? [own, middle] : [middle, own]
    const capture: Capture = { crawlId, repositoryId: 'test', url: `http://127.0.0.1/${place}.xml`, finalUrl: null, role: 'policy', requestedAt: 0, completedAt: 0, outcome: 'fetched', status: 200, failure: null, headers: {}, sha256: document.sha256, complete: true, subject: null, ledFrom: null }
    await keepCapture(database, { capture, document, reading: null, exchanges: [{ ...secure, tls: { protocol: 'TLSv1.3', certificates: chain } }] })
  }))
  t.same((await database.query('select (select count(*) from archive.capture) as captures, (select count(*) from archive.exchange) as exchanges, (select count(*) from archive.document) as documents')).rows, [{ captures: 8, exchanges: 8, documents: 10 }])
})

t.test('a certificate that is gone is found', async t => {
  const { database } = await openTestArchive(t)
  const crawlId = randomUUID()
  await keepCrawlBegun(database, { crawlId, repositoryId: 'test', url: 'http://127.0.0.1/', asked: false, begunAt: 0 })
  const capture: Capture = { crawlId, repositoryId: 'test', url: 'http://127.0.0.1/1.xml', finalUrl: null, role: 'policy', requestedAt: 0, completedAt: 0, outcome: 'failed', status: null, failure: 'unreachable', headers: {}, sha256: null, complete: null, subject: null, ledFrom: null }
  for (const exchanges of [[open, secure, secure], [bare]]) await keepCapture(database, { capture, document: null, reading: null, exchanges })
  const verify = async (): Promise<Difference[]> => {
    const found: Difference[] = []
    await verifyCertificates({ database, reader: { version: '', read: async () => { throw new Error('nothing is to be read') } }, onDifference: difference => found.push(difference), onProgress: () => {} })
    return found
  }
  t.same(await verify(), [])
  await database.query('alter table archive.document disable trigger all')
  await database.query('delete from archive.document where sha256 = $1', [Buffer.from(middle.sha256, 'hex')])
  t.same(await verify(), [{ subject: `document ${middle.sha256}`, what: 'the row of archive.document that archive.exchange rests on, as a certificate', stored: 'nothing', expected: 'one row' }])
})
