import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { digestOf } from '../../src/archive/documents.ts'
import { packetFiles, packetOf, type PacketParts } from '../../src/evidence/packet.ts'
import { inByteOrder } from '../../src/evidence/stored-zip.ts'
import { cases, plainCase } from './cases.ts'
import { madeUpParts } from './made-up-packet.ts'
import { failing, filesOf, folderWith, linesToType, run, verdictsOf } from './unpacked.ts'

const checks = ['files', 'sums', 'key', 'checkpoint', 'witnesses', 'proofs', 'record', 'documents', 'captures', 'readings', 'decision', 'timestamp']

/** Digests of what is told in the packet of the plain case, and of the whole. */
const pinned = {
  'README.txt': '8085a75a6501b4133e328e3423a7a845b0e47a9be19b69c55eec10c407a756c6',
  'answer.html': '55ea71068d3f2126f189015fead3aa0f5012a643d4f2758e6e73eae467f33bd4',
  'certificate.txt': 'a88c23e7766df8985dde36f408c9f5f3121e626f3aff10ff44257a80533d1907',
  'verify.mjs': 'b4d56db5ce654a91fc44794a14b74b10747b774924e4e118b927b27ff6b5944d',
  'verify.txt': '2875f770f2be72a3748df421e00bbc59d547974054892ab3b667a3c13d2af645',
  'dispute.zip': 'e717240ed62aa1349157c3b3a028564197a2abf9daaf973c7c2ea21e68ef5a99'
}

for (const [name, given] of cases) {
  t.test(`a packet of ${name} holds for a stranger`, async t => {
    const { code, stderr, words } = await verdictsOf(await unzipped(t, madeUpParts(given)))
    t.same([code, stderr, failing(words)], [0, '', []])
    t.same(Object.keys(words), checks, 'each check has its line')
  })
}

async function unzipped (t: Test, parts: PacketParts): Promise<string> {
  const folder = t.testdir()
  writeFileSync(join(folder, 'dispute.zip'), await packetOf(parts))
  t.equal((await run('python3', ['-m', 'zipfile', '-e', 'dispute.zip', 'packet'], folder)).code, 0, 'it is a zip')
  return join(folder, 'packet')
}

// By hand a packet takes some seconds: one that is full, and one that is empty.
for (const [name, given] of cases.filter(([name]) => name === 'a policy in force' || name === 'no policy named')) {
  t.test(`the steps of verify.txt, typed as they stand, hold for a packet of ${name}`, async t => {
    const parts = madeUpParts(given)
    const packet = await unzipped(t, parts)
    const typed = await run('sh', ['-c', linesToType(packet)], packet)
    t.same([typed.code, typed.stderr], [0, ''])
    t.match(typed.stdout, /all files are as they were packed\n.*Signature Verified Successfully/s)
    t.notMatch(typed.stdout, /DIFFERS|NOT PROVEN/)
    t.equal(typed.stdout.match(/ is entry \d+$/gm)?.length, 1 + parts.captures.length + parts.readings.length)
    t.equal(typed.stdout.match(/ is in the log$/gm)?.length, 1 + parts.captures.length + parts.readings.length + parts.documents.length + parts.indexes.length)
    for (const { effective, published, version } of given.policies) t.match(typed.stdout, `version ${version}, specification`, `${published} ${effective}`)
    t.equal((await verdictsOf(packet)).code, 0, 'the steps leave nothing behind')
  })
}

t.test('a packet is a function of its parts: these bytes for ever, from any zone', async t => {
  const parts = madeUpParts(plainCase)
  const zip = await packetOf(parts)
  t.same(zip, await packetOf(structuredClone(parts)))
  for (const TZ of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
    const { stdout } = await run(process.execPath, [...process.execArgv, 'test/evidence/print-digest.ts'], process.cwd(), { TZ, LC_ALL: 'de_DE.UTF-8' })
    t.equal(stdout.trim(), digestOf(zip), TZ)
  }
  // What was handed out must come out again: texts, page and verify.mjs of this form of record stay as they are.
  const files = packetFiles(parts)
  t.same(Object.fromEntries(Object.keys(pinned).map(name => [name, digestOf(files.get(name) ?? zip)])), pinned)
})

t.test('the zip has names in byte order, stored, of one date and mode, and nothing else', async t => {
  const zip = await packetOf(madeUpParts(plainCase))
  const folder = t.testdir()
  writeFileSync(join(folder, 'dispute.zip'), zip)
  const { stdout } = await run('python3', ['-c', `
import json, zipfile
z = zipfile.ZipFile('dispute.zip')
print(json.dumps([z.comment.decode(), [[i.filename, i.compress_type, i.date_time, i.external_attr >> 16, len(i.extra), len(i.comment)] for i in z.infolist()]]))`], folder)
  const [comment, entries] = JSON.parse(stdout) as [string, unknown[][]]
  t.equal(comment, '')
  const names = entries.map(([name]) => String(name))
  t.same(names, inByteOrder(names))
  t.same(new Set(entries.map(([, ...rest]) => JSON.stringify(rest))), new Set([JSON.stringify([0, [1980, 1, 1, 0, 0, 0], 0o100644, 0, 0])]))
  t.equal(zip.subarray(28, 30).readUInt16LE(), 0, 'a local header has no extra field either')
})

t.test('with a key from elsewhere: the packet\'s own, another, none, and words that are no key', async t => {
  const parts = madeUpParts(plainCase)
  const folder = folderWith(t, filesOf(parts))
  t.equal((await verdictsOf(folder, ['--key', `${parts.vkey}\n`])).words['key'], 'pass')
  const other = await verdictsOf(folder, ['--key', parts.vkey.replace('archive', 'another')])
  t.same([other.code, failing(other.words)], [1, ['key']])
  t.match((await verdictsOf(folder)).lines['key'], /^none key .*the packet's own key/)
  for (const given of [['--key'], ['--help'], ['--key', 'a', 'b']]) t.match(await run(process.execPath, [join(folder, 'verify.mjs'), ...given], '/'), { code: 1, stderr: /^Usage/ })
})
