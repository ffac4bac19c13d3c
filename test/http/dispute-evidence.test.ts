import t from 'tap'
import { packetOf } from '../../src/evidence/packet.ts'
import type { EvidenceSources } from '../../src/evidence/dispute-packet.ts'
import { openTestArchive } from '../archive/keep.ts'
import { cases } from '../evidence/cases.ts'
import { madeUpParts } from '../evidence/made-up-packet.ts'
import { serve } from './serve.ts'
import { tokenOf } from './token-of.ts'

const ID = '5d0f3a52-8a0b-4c64-9a3c-4a4a6c1d2e3f'
const UNNUMBERED = '5d0f3a52-8a0b-4c64-9a3c-4a4a6c1d2e40'

const tokens = () => ({ clerk: [tokenOf('clerk')], operator: [tokenOf('operator')] })

// Its answer names no policy, so that nothing of it has to be in the archive.
const given = cases.find(([name]) => name === 'no policy named')?.[1]
if (given === undefined) throw new Error('There is no such case.')
const parts = madeUpParts(given)

t.test('the packet of a record is given to a clerk, once a checkpoint covers it', async t => {
  let isCovered = false
  const { database } = await openTestArchive(t)
  const evidence: EvidenceSources = {
    database,
    findRecord: async id => id === ID ? parts.record : id === UNNUMBERED ? null : undefined,
    findCovering: async sequence => isCovered && sequence === parts.record.sequence ? { ...parts, proofOf: async () => parts.record.proof } : undefined
  }
  const { app } = await serve(t, { tokens, evidence })
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const ask = async (id: string, token: string | null = 'clerk', headers: Record<string, string> = {}) =>
    await fetch(`${base}/v1/disputes/${id}/evidence`, { headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers } })
  const kindOf = async (answer: Response) => [answer.status, (await answer.json() as { type: string }).type]

  t.same(await kindOf(await ask(ID, null)), [401, 'urn:problem:unauthorized'])
  t.same(await kindOf(await ask(ID, 'operator')), [403, 'urn:problem:forbidden'])
  t.same(await kindOf(await ask('1.0.3')), [400, 'urn:problem:bad-request'])
  t.same(await kindOf(await ask(ID.replace('5d', '6d'))), [404, 'urn:problem:no-such-dispute'])

  for (const id of [ID, UNNUMBERED]) {
    const early = await ask(id)
    t.equal(early.headers.get('retry-after'), '10')
    t.same(await kindOf(early), [503, 'urn:problem:unavailable'], 'before a checkpoint')
  }

  isCovered = true
  const answer = await ask(ID.toUpperCase(), 'clerk', { 'accept-encoding': 'gzip, br' })
  t.equal(answer.status, 200)
  t.equal(answer.headers.get('content-type'), 'application/zip')
  t.equal(answer.headers.get('content-disposition'), `attachment; filename="dispute-${ID}.zip"`)
  t.equal(answer.headers.get('cache-control'), 'private, no-store')
  t.equal(answer.headers.get('content-encoding'), null, 'what is stored is sent as it is')
  t.equal(answer.headers.get('access-control-allow-origin'), null)
  t.ok((await packetOf(parts)).equals(Buffer.from(await answer.arrayBuffer())))
  t.equal((await ask(ID, 'clerk', { 'if-none-match': answer.headers.get('etag') ?? '' })).status, 304)
})
