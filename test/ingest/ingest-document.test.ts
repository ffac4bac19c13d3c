import fc from 'fast-check'
import t from 'tap'
import { defaultLimits, readerVersion, readIndex, readPolicy } from '../../src/ingest/ingest-document.ts'
import { standard } from './given-xml.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const identity = '<Version><MajorVersion>1</MajorVersion><MinorVersion>0</MinorVersion><MinorVersion>3</MinorVersion></Version><PublicationDate>2005-02-21</PublicationDate><PublicationHour>16</PublicationHour><EffectiveDate>2005-03-02</EffectiveDate><EffectiveHour>09</EffectiveHour><CourtDetails><OrganizationKey>USCASacramentoSuperior</OrganizationKey></CourtDetails>'
const policy = (content: string): string => `<?xml version="1.0"?>\n<Policy xmlns="${standard}Policy/02/">${identity}${content}</Policy>`
const index = `<Index xmlns="${standard}Policy/Index/01/"><Policies/></Index>`

t.test('bytes are read as a policy or as an index', async t => {
  t.match(await readPolicy(bytes(policy(''))), { kind: 'policy', policy: { version: '1.0.3' } })
  t.match(await readIndex(bytes(index)), { kind: 'index', index: { policies: [] } })
  t.match(await readPolicy(bytes(index)), { kind: 'unreadable', findings: [{ rule: 'wrong-root' }] })
  t.match(await readIndex(bytes(policy(''))), { kind: 'unreadable', findings: [{ rule: 'wrong-root' }] })
  t.match(readerVersion, /^policy-reader\/\d+$/)
})

t.test('the same policy in another encoding is the same', async t => {
  const plain = await readPolicy(bytes(policy('<Name>Cañada</Name>')))
  const wide = Buffer.from(`\ufeff${policy('<Name>Cañada</Name>')}`, 'utf16le')
  t.same(await readPolicy(wide), plain)
  const latin = Buffer.from(policy('<Name>Cañada</Name>').replace('"1.0"', '"1.0" encoding="ISO-8859-1"'), 'latin1')
  t.same(await readPolicy(latin), plain)
})

// [what the bytes are, the bytes, the rule]
const unreadable: [string, Uint8Array, string][] = [
  ['nothing', bytes(''), 'not-well-formed'],
  ['a web page', bytes('<!DOCTYPE html><html><p>Not found</html>'), 'document-type-refused'],
  ['a web page of the sloppy kind', bytes('<html><p>Not found</html>'), 'not-well-formed'],
  ['a PDF', bytes('%PDF-1.4'), 'not-well-formed'],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'encoding-unreadable'],
  ['half of a policy', bytes(policy('')).subarray(0, 200), 'not-well-formed']
]

t.test('bytes that are no document tell why', async t => {
  for (const [what, given, rule] of unreadable) {
    for (const read of [readPolicy, readIndex]) {
      const reading = await read(given)
      t.match(reading, { kind: 'unreadable', findings: [{ rule }] }, what)
      t.equal(reading.findings.length, 1, what)
    }
  }
})

t.test('limits may be narrower', async t => {
  for (const limits of [{ bytes: 100 }, { depth: 1 }, { attributes: 0 }, { elements: 3 }]) {
    for (const read of [readPolicy, readIndex]) {
      t.match(await read(bytes(policy('')), { ...defaultLimits, ...limits }), { kind: 'unreadable', findings: [{ rule: 'limit-exceeded' }] }, JSON.stringify(limits))
    }
  }
})

t.test('whatever a byte of a policy becomes, it is read or told', async t => {
  const given = bytes(policy('<Fees><Fee><Cost>1</Cost></Fee></Fees>'))
  await fc.assert(fc.asyncProperty(fc.nat(given.length - 1), fc.nat(255), async (place, byte) => {
    const changed = Uint8Array.from(given)
    changed[place] = byte
    const reading = await readPolicy(changed)
    t.ok(reading.kind === 'policy' || reading.findings.length > 0)
    await readIndex(changed)
  }), { seed: 20050301, numRuns: 300 })
})

t.test('a document of many faults has a thousand findings', async t => {
  const reading = await readPolicy(bytes(policy('<Odd/>'.repeat(5000))))
  t.equal(reading.findings.length, 1000)
  t.match(reading.findings.at(-1), { rule: 'limit-exceeded' })
  t.match(reading, { kind: 'policy', policy: { extra: { length: 5000 } } })
})

t.test('a policy of a megabyte is read in well under a second', async t => {
  const fee = '<Fee><CourtKeys><CourtKey>USCASacramentoSuperior</CourtKey></CourtKeys><Name>Complaint</Name><Value>0101</Value><Cost>435.00</Cost></Fee>'
  const large = bytes(policy(`<Fees>${fee.repeat(7500)}</Fees>`))
  t.ok(large.length > 1_000_000)
  await readPolicy(large)
  const start = process.cpuUsage()
  t.match(await readPolicy(large), { kind: 'policy', policy: { fees: { length: 7500 } } })
  const taken = process.cpuUsage(start).user / 1000
  t.comment(`${Math.round(taken)} ms`)
  // Alone it takes half a second; computing is slower on a machine that does other things beside.
  t.ok(taken < 5000)
})
