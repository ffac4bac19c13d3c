import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { plainCase } from './cases.ts'
import { madeUpParts } from './made-up-packet.ts'
import { failing, filesOf, folderWith, mended, verdictsOf, type Changeable } from './unpacked.ts'

const parts = madeUpParts(plainCase)
const names = [...filesOf(parts).keys()]
const first = (folder: string): string => names.find(name => name.startsWith(folder)) ?? ''
const proof = `log/${parts.record.sequence}.tlog-proof`

/** Whoever changes verify.mjs changes the checks; people's texts have their digests alone. */
const told = ['README.txt', 'answer.html', 'certificate.txt', 'verify.txt']

// [file, checks of which one fails beside sums when a byte of it is changed]
const kinds: ReadonlyArray<readonly [file: string, named: readonly string[]]> = [
  ['record.json', ['record', 'files']],
  ['answer.json', ['record']],
  [first('documents/'), ['documents']],
  [first('indexes/'), ['documents']],
  [first('captures/'), ['captures']],
  [first('readings/'), ['readings']],
  ['log/checkpoint', ['checkpoint']],
  ['log/key.vkey', ['checkpoint']],
  ['log/trust-policy', ['witnesses']],
  [proof, ['proofs', 'files']],
  ...told.map(name => [name, []] as const)
]

for (const [name, named] of kinds) {
  t.test(`a byte of ${name.replace(/[0-9a-f]{64}/, '<sha256>')} that is changed is found, and after SHA256SUMS is mended ${named.length === 0 ? 'is not' : `by ${named[0]}`}`, async t => {
    const length = filesOf(parts).get(name)?.length ?? 0
    const half = Math.floor(length / 2)
    // Each place is a run of verify.mjs: of people's texts one is enough, which only their digests guard.
    for (const place of new Set(named.length === 0 ? [half] : [0, half, length - 1])) {
      const files = filesOf(parts)
      const bytes = Buffer.from(files.get(name) as Uint8Array)
      bytes[place] = (bytes[place] ?? 0) ^ 1
      files.set(name, bytes)
      if (place === half) {
        const { code, stderr, words } = await verdictsOf(folderWith(t, files))
        t.same([code, stderr, words['sums']], [1, '', 'FAIL'], `byte ${place}`)
      }
      const after = await verdictsOf(folderWith(t, mended(files)))
      t.equal(after.words['sums'], 'pass')
      t.equal(after.code, named.length === 0 ? 0 : 1)
      if (named.length > 0) t.ok(named.some(check => after.words[check] === 'FAIL'), `byte ${place}: ${failing(after.words).join(', ')}`)
    }
  })
}

const changed = (name: string, change: (text: string) => string) => (files: Changeable): Changeable =>
  files.set(name, Buffer.from(change(Buffer.from(files.get(name) as Uint8Array).toString())))

const without = (name: string) => (files: Changeable): Changeable => {
  files.delete(name)
  return files
}

const record = (change: (value: { answer: Record<string, unknown> }) => void) => changed('record.json', text => {
  const value = JSON.parse(text)
  change(value)
  return JSON.stringify(value)
})

// [what was done to a packet, whose SHA256SUMS was mended, checks that fail]
const deeds: ReadonlyArray<readonly [deed: string, change: (files: Changeable) => Changeable, named: readonly string[]]> = [
  ['a file beside', files => files.set('notes.txt', Buffer.from('my own')), ['files']],
  ['a file of another document', files => files.set(`documents/${'0'.repeat(64)}.xml`, Buffer.from('<Policy/>')), ['files']],
  ['a reading left out', without(first('readings/')), ['files', 'documents', 'decision']],
  ['a capture left out', without(first('captures/')), ['files', 'captures']],
  ['the record\'s proof left out', without(proof), ['files', 'record']],
  ['the key left out', without('log/key.vkey'), ['files', 'key', 'checkpoint', 'witnesses', 'proofs']],
  ['another version in the answer', record(({ answer }) => { (answer['policy'] as { version: string }).version = '1.0.4' }), ['record', 'decision']],
  ['no policy in the answer', record(({ answer }) => { answer['policy'] = null }), ['record', 'decision']],
  ['another instant of the filing', record(({ answer }) => { answer['filedAt'] = '2005-03-02T10:00:00-08:00' }), ['record', 'decision']],
  ['another zone', record(({ answer }) => { (answer['court'] as { timeZone: string }).timeZone = 'America/New_York' }), ['record', 'decision']],
  ['another amount due', record(({ answer }) => { answer['due'] = { amount: '100.00', currency: 'USD' } }), ['record', 'decision']],
  ['another verdict', record(({ answer }) => { answer['verdict'] = 'overpaid' }), ['record', 'decision']],
  ['another beginning of the policy', record(({ answer }) => { (answer['policy'] as { effectiveFrom: string }).effectiveFrom = '2005-03-02T08:00:00-08:00' }), ['record', 'decision']],
  ['a capture that the answer tells otherwise', record(({ answer }) => { (answer['evidence'] as Array<{ firstCapture: { url: string } }>)[0]!.firstCapture.url = 'https://other.example/' }), ['record', 'captures']],
  ['a reading in another\'s place', files => files.set(first('readings/'), files.get(names.filter(name => name.startsWith('readings/'))[1] ?? '') as Uint8Array), ['readings']],
  ['a proof in another\'s place', files => files.set(proof, files.get('log/2.tlog-proof') as Uint8Array), ['proofs', 'record']],
  ['a signature of nobody', changed('log/checkpoint', text => text.slice(0, text.indexOf('\n\n') + 2)), ['checkpoint', 'proofs']],
  ['a second signature in the key\'s name that does not hold', changed('log/checkpoint', text => `${text}${text.split('\n')[4]?.replace(/.{6}$/, 'AAAAA=')}\n`), ['checkpoint']],
  ['a witness that is asked for', changed('log/trust-policy', text => text.replace('none', 'w')), ['witnesses']]
]

for (const [deed, change, named] of deeds) {
  t.test(`${deed}: ${named.join(', ')} fail${named.length === 1 ? 's' : ''}`, async t => {
    const { code, stderr, words } = await verdictsOf(folderWith(t, mended(change(filesOf(parts)))))
    t.same([code, stderr], [1, ''])
    t.same(named.filter(check => words[check] !== 'FAIL'), [], failing(words).join(', '))
  })
}

t.test('readings of the documents as something else than policies are no readings that counted', async t => {
  const { words } = await verdictsOf(folderWith(t, filesOf(madeUpParts({ ...plainCase, readAs: 'index' }))))
  t.same(failing(words), ['readings'])
})

t.test('whatever stands in a file, each check has its line, and nothing is thrown', async t => {
  const odd = ['', '\n', 'null', '[]', '{}', '{"answer":{"evidence":[null]}}', '{"answer":{"evidence":[{"version":"1.0.0","sha256":null,"firstCapture":{"sequence":1e300},"lastIndexWithout":null,"firstIndexWith":null}]}}',
    `${'['.repeat(100_000)}`, '\u0000\u001b[2J\ufeff', '{"__proto__":{"answer":1},"constructor":null}', `c2sp.org/tlog-proof@v1\nextra e30=\nindex 0\n${'A'.repeat(43)}=\n\nx`]
  const targets = ['record.json', 'answer.json', first('readings/'), first('captures/'), 'log/checkpoint', 'log/key.vkey', 'log/trust-policy', proof, 'SHA256SUMS', 'log/checkpoint.tsr']
  for (const name of targets) {
    for (const content of [...odd.map(text => Buffer.from(text)), Buffer.of(0xff, 0xfe, 0), Buffer.alloc(200, 0x30)]) {
      const { code, stderr, words } = await verdictsOf(folderWith(t, filesOf(parts).set(name, content)))
      const isWhole = code === 1 && stderr === '' && Object.keys(words).length === 12 && Object.values(words).every(word => /^(pass|FAIL|none)$/.test(word))
      if (!isWhole) t.fail(`${name}: ${content.subarray(0, 40).toString('latin1')}: ${code} ${stderr} ${JSON.stringify(words)}`)
    }
  }
  t.pass(`${targets.length} files`)
})

t.test('what is no file, and a name that would write on the terminal, do not belong there', async t => {
  const folder = folderWith(t, filesOf(parts))
  symlinkSync('/dev/zero', join(folder, 'captures/endless'))
  writeFileSync(join(folder, 'a\u001b[31m\nb'), '')
  const { code, lines } = await verdictsOf(folder)
  t.equal(code, 1)
  t.match(lines['files'], /^FAIL files not called for: "captures\/endless", "a\\u001b\[31m\\nb"$/)
})
