import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { plainCase } from './cases.ts'
import { madeUpParts } from './made-up-packet.ts'
import { failing, filesOf, folderWith, mended, run, verdictsOf } from './unpacked.ts'
import { AUTHORITY_FILES, makeAuthority } from '../time-stamp-authority.ts'

t.test('a time stamp over the checkpoint: verify.mjs reads what it is of, openssl whose it is', async t => {
  const tsa = t.testdir({ tsa: { ...AUTHORITY_FILES }, other: { ...AUTHORITY_FILES } })
  for (const name of ['tsa', 'other']) await makeAuthority(join(tsa, name))
  const stampOf = async (bytes: string, digest = '-sha256'): Promise<Buffer> => {
    writeFileSync(join(tsa, 'tsa/data'), bytes)
    const { code, stderr } = await run('sh', ['-c', `openssl ts -query -data data ${digest} -cert -out query && openssl ts -reply -config tsa.cnf -queryfile query -out reply`], join(tsa, 'tsa'))
    if (code !== 0) throw new Error(stderr)
    return readFileSync(join(tsa, 'tsa/reply'))
  }
  const { checkpoint } = madeUpParts(plainCase)
  const stamp = await stampOf(checkpoint)
  const packet = (timestamp: Uint8Array) => folderWith(t, filesOf(madeUpParts({ ...plainCase, timestamp: () => timestamp })))

  const folder = packet(stamp)
  const { lines, words } = await verdictsOf(folder)
  t.same(failing(words), [])
  t.match(lines['timestamp'], /^pass timestamp the token is of log\/checkpoint, and says \d{14}Z/)
  await t.test('its steps in verify.txt hold, with the authority\'s certificate and with no other', async t => {
    const text = readFileSync(join(folder, 'verify.txt'), 'utf8')
    const step = text.slice(text.indexOf('5. The time'), text.indexOf('6. The decision'))
    const typed = step.split('\n').filter(line => line.startsWith('    ')).join('\n')
    const read = await run('sh', ['-c', typed], folder)
    t.match(read.stdout, /Time stamp: .*GMT/)
    const verify = /^ {2}(openssl ts -verify .*)$/m.exec(step)?.[1] ?? ''
    const by = async (ca: string) => (await run('sh', ['-c', verify.replace('CA.pem', join(tsa, ca, 'ca.pem'))], folder)).code
    t.same([await by('tsa'), await by('other')], [0, 1])
  })

  for (const [what, timestamp] of [
    ['a stamp of something else', await stampOf('something else')],
    ['a stamp by another digest', await stampOf(checkpoint, '-sha512')],
    ['a stamp with something after it', Buffer.concat([stamp, Buffer.of(0)])],
    ['half a stamp', stamp.subarray(0, 40)]
  ] as const) {
    const { code, stderr, words } = await verdictsOf(packet(timestamp))
    t.same([code, stderr, failing(words)], [1, '', ['timestamp']], what)
  }
  const taken = filesOf(madeUpParts({ ...plainCase, timestamp: () => stamp }))
  taken.delete('log/checkpoint.tsr')
  t.same((await verdictsOf(folderWith(t, mended(taken)))).words['timestamp'], 'none', 'a stamp that was taken away is missed by sums alone')
})
