import { readFileSync } from 'node:fs'
import t from 'tap'
import { readIndexBeside, readPolicyBeside } from '../../src/reading/read-beside.ts'
import { readPolicyRows } from '../../src/reading/read-policy-rows.ts'

const sample = readFileSync(new URL('../../db/sample/CourtPolicies/US/California/Sacramento/USCASacramentoSuperior_2005_03_02_Ver1_0_4.xml', import.meta.url))

/** The same with so many comments that no machine reads it within a millisecond. */
const long = (document: Buffer): Buffer => Buffer.concat([document, Buffer.from('<!-- read this too -->'.repeat(100_000))])

t.test('what is read in a thread is what is read without one', async t => {
  const beside = await readPolicyBeside(sample, { besideFrom: 0 })
  t.equal(beside.kind, 'policy')
  t.same(beside, await readPolicyRows(sample))
  t.same(await readPolicyBeside(sample), beside)
  t.equal((await readPolicyBeside(Buffer.from('<Policy'), { besideFrom: 0 })).kind, 'unreadable')
})

t.test('an index is read in a thread likewise', async t => {
  const index = readFileSync(new URL('../../db/sample/CourtPolicies/US/California/Sacramento/index.xml', import.meta.url))
  const beside = await readIndexBeside(index, { besideFrom: 0 })
  t.match(beside, { kind: 'index', index: { policies: { length: 13 } } })
  t.same(beside, await readIndexBeside(index))
  t.match(await readIndexBeside(long(index), { besideFrom: 0, timeLimitMs: 0 }), { kind: 'unreadable', findings: [{ rule: 'limit-exceeded' }] })
})

t.test('what takes too long is unreadable, and says so', async t => {
  const reading = await readPolicyBeside(long(sample), { besideFrom: 0, timeLimitMs: 0 })
  t.match(reading, { kind: 'unreadable', findings: [{ rule: 'limit-exceeded', severity: 'error' }] })
})

t.test('who is stopped does not wait for what is read', async t => {
  const stop = new AbortController()
  const reading = readPolicyBeside(sample, { besideFrom: 0, signal: stop.signal })
  stop.abort(new Error('its process was stopped'))
  await t.rejects(reading, { message: 'its process was stopped' })
  await t.rejects(readPolicyBeside(sample, { besideFrom: 0, signal: stop.signal }), { message: 'its process was stopped' }, 'nor begins')
})
