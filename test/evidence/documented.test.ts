import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { packetFiles } from '../../src/evidence/packet.ts'
import { verifier } from '../../src/evidence/verifier.ts'
import { plainCase } from './cases.ts'
import { madeUpParts } from './made-up-packet.ts'

const page = readFileSync('docs/evidence.md', 'utf8')

/** What stands in backquotes in the first column of the table under a heading. */
const firstColumn = (heading: string): string[] => {
  const section = page.slice(page.indexOf(`## ${heading}`)).split('\n## ')[0] ?? ''
  return section.split('\n').filter(line => line.startsWith('| `')).flatMap(line => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}

t.test('the page names each check of verify.mjs, in its order', async t => {
  const table = /const checks = \{\n([^}]+)\}/.exec(Buffer.from(verifier).toString())?.[1] ?? ''
  t.same(firstColumn('How to check one'), [...table.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name))
})

t.test('the page names each file of a packet', async t => {
  const patterns = firstColumn('What a packet holds').map(name => new RegExp(`^${name.replaceAll('.', '\\.').replace('<sha256>', '[0-9a-f]{64}').replace('<number>', '\\d+')}$`))
  const names = [...packetFiles(madeUpParts({ ...plainCase, timestamp: () => Buffer.of(0) })).keys()]
  t.same(names.filter(name => !patterns.some(pattern => pattern.test(name))), [])
  t.same(patterns.filter(pattern => !names.some(name => pattern.test(name))), [])
})

t.test('each test that stands beside a duty is there', async t => {
  const named = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, name = '']) => name)
  t.ok(named.length >= 10)
  t.same(named.filter(name => !existsSync(name)), [])
})
