import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import ts from 'typescript'

// Rows of the archive never change, so there is nothing to lock them for: whoever has to wait for another takes an advisory lock.
const folder = join(import.meta.dirname, '../../src/archive')
const locks = /\bfor\s+(no\s+key\s+update|update|key\s+share|share)\b|\block\s+(table\s+)?archive\b/i

/** What a source has in quotes: SQL stands whole in one of them. */
function textsOf (source: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node)) found.push(node.getText())
    if (ts.isStringLiteralLike(node)) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2023, true))
  return found
}

const locksArchive = (text: string): boolean => locks.test(text) && /\barchive\b/.test(text)

// [what it is, a source, whether it locks what is archived]
const examples = [
  ['an advisory lock', "query('select pg_advisory_xact_lock($1)')", false],
  ['a locked row of working state', "query('select * from jobs.lease for update skip locked')", false],
  ['a locked row of the archive', "query('select * from archive.capture where url = $1 for update')", true],
  ['a shared lock, over lines, with a value in it', 'query(`select * from archive.entry where entry_id = ${id}\n for  key share`)', true], // eslint-disable-line no-template-curly-in-string
  ['a locked table', "query('lock table archive.recorded in share mode')", true],
  ['words about it', '// archive rows: never for update', false]
] as const

t.test('a lock on what is archived is told from others', async t => {
  for (const [what, source, expected] of examples) t.equal(textsOf(source).some(locksArchive), expected, what)
})

t.test('nothing in src/archive locks rows or tables of the archive', async t => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
  const texts = files.flatMap(name => textsOf(readFileSync(join(folder, name), 'utf8')).map(text => ({ name, text })))
  t.ok(texts.some(({ text }) => /insert into archive\.capture/.test(text)), 'SQL is found at all')
  t.same(texts.filter(({ text }) => locksArchive(text)), [])
})
