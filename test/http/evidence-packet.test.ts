import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { failing, run, verdictsOf } from '../evidence/unpacked.ts'
import { KEY, publishLog } from '../log/published-log.ts'
import { printVerifierKey } from '../../src/log/signed-note.ts'
import { CLERK, serveSample, type SampleService } from './sample-service.ts'

const court = 'USCASacramentoSuperior'

// [what was filed, the body, what the packet says of it]
const disputes: ReadonlyArray<readonly [string, object, RegExp]> = [
  ['too little, two minutes after a change', { fee: '0101', tendered: '10.00', filedAt: '2005-03-02T10:02', citedVersion: '1.0.3', reference: '05CV01234' }, /rule gives 1\.0\.4/],
  ['several fees', { fee: [{ code: '0101' }, { code: '0102', criteria: { jurisdictionalAmount: 'Limited', firstPaper: true } }], tendered: '195.00', filedAt: '2005-03-02T09:30' }, /rule gives 1\.0\.3/],
  ['before the first policy', { fee: '0101', tendered: '100.00', filedAt: '2004-03-02T10:02' }, /rule gives no policy/]
]

const clerk = { authorization: `Bearer ${CLERK}` }

async function record ({ app }: SampleService, body: object): Promise<string> {
  const made = await app.inject({ method: 'POST', url: '/v1/disputes', headers: { ...clerk, 'content-type': 'application/json' }, payload: JSON.stringify({ courtKey: court, ...body }) })
  return made.json().id
}

const packetOf = async ({ app }: SampleService, id: string) => await app.inject({ url: `/v1/disputes/${id}/evidence`, headers: clerk })

async function unzip (t: Test, bytes: Buffer): Promise<string> {
  const folder = t.testdir()
  writeFileSync(join(folder, 'dispute.zip'), bytes)
  t.equal((await run('python3', ['-m', 'zipfile', '-e', 'dispute.zip', 'packet'], folder)).code, 0, 'it is a zip')
  return join(folder, 'packet')
}

t.test('what a clerk hands out a stranger finds good, and it is the same for ever', async t => {
  const service = await serveSample(t)
  const ids: string[] = []
  for (const [, body] of disputes) ids.push(await record(service, body))
  const { answer } = (await service.app.inject({ url: `/v1/disputes/${ids[0] ?? ''}`, headers: clerk })).json()
  t.same([answer.provisional, /not settled/.test(answer.sentence)], [false, false], 'what was checked since is settled')
  for (const id of ids) {
    const early = await packetOf(service, id)
    t.match([early.statusCode, early.headers['retry-after'], early.json().type], [503, '10', 'urn:problem:unavailable'])
  }
  await publishLog(service.database)
  const packets = await Promise.all(ids.map(async id => (await packetOf(service, id)).rawPayload))
  for (const [place, [what, , decision]] of disputes.entries()) {
    await t.test(what, async t => {
      const folder = await unzip(t, packets[place] as Buffer)
      const { code, lines, stderr, words } = await verdictsOf(folder, ['--key', printVerifierKey(KEY)])
      t.same([code, stderr, failing(words)], [0, '', []])
      t.match(lines['decision'], decision)
      t.equal(words['key'], 'pass')
      t.equal((await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], folder)).code, 0)
      t.notOk((await run('grep', ['-r', '05CV01234', '.'], folder)).stdout, 'what may be sealed is not in it')
    })
  }
  await service.crawl(true)
  await record(service, disputes[0]?.[1] ?? {})
  await publishLog(service.database)
  for (const [place, id] of ids.entries()) t.ok((await packetOf(service, id)).rawPayload.equals(packets[place] as Buffer), 'after another crawl and checkpoint')
})
