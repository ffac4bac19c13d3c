import t from 'tap'
import { keepCapture } from '../../src/archive/captures.ts'
import { digestOf } from '../../src/archive/documents.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { beginCrawl } from '../archive/keep.ts'
import { serve } from './serve.ts'

t.test('a document says that it is incomplete until it came as a whole', async t => {
  const { app, database } = await serve(t)
  const bytes = Buffer.from('<Policy>of a c')
  const sha256 = digestOf(bytes)
  const crawlId = await beginCrawl(database)
  const keep = async (complete: boolean): Promise<void> => {
    const failure = complete ? null : 'interrupted'
    const outcome = complete ? 'fetched' : 'failed'
    await keepCapture(database, {
      capture: { crawlId, repositoryId: 'test', url: 'http://127.0.0.1/1.xml', finalUrl: null, role: 'policy', requestedAt: 0, completedAt: 0, outcome, status: 200, failure, headers: {}, sha256, complete, subject: null, ledFrom: null },
      document: { sha256, bytes },
      reading: null
    })
    await recordEntries(database)
  }
  const look = async () => {
    const { headers, rawPayload } = await app.inject(`/v1/documents/${sha256}`)
    t.same(rawPayload, bytes)
    return headers['archive-incomplete']
  }
  await keep(false)
  t.equal(await look(), '?1')
  await keep(true)
  t.equal(await look(), undefined)
  const { items } = (await app.inject('/v1/captures?url=http://127.0.0.1/1.xml')).json()
  t.same(items.map(({ complete }: { complete: boolean }) => complete), [true, false], 'each capture says which it was')
})
