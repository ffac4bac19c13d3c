import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { spawnSync } from 'node:child_process'
import t from 'tap'
import { serveSample } from './sample-service.ts'

// docs/frontends.md is what the service does: each request of the page, and beside it what its answer has.

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/frontends.md'), 'utf8')
const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => ({ kind, text: text.trim() }))
const code = blocks.find(({ kind }) => kind === 'ts')?.text ?? ''

t.test('every request of the page is answered as the page says', async t => {
  const { app } = await serveSample(t)
  let asked = 0
  for (const [place, { kind, text }] of blocks.entries()) {
    if (kind !== 'http') continue
    const [head = '', ...body] = text.split('\n\n')
    const [line = '', ...fields] = head.split('\n')
    const [method, url = ''] = line.split(' ')
    const headers = Object.fromEntries(fields.map(field => field.split(': ')))
    const answer = await app.inject({ method: method as 'GET', url, headers, ...(body.length === 0 ? {} : { payload: body.join('\n\n') }) })
    const expected = blocks[place + 1]
    t.equal(answer.statusCode, 200, line)
    if (expected?.kind === 'json') t.match(answer.json(), JSON.parse(expected.text), line)
    else t.match(answer.body, expected?.text ?? 'an answer is expected', line)
    asked += 1
  }
  t.ok(asked >= 10, `${asked} requests`)
  t.equal([...page.matchAll(/^## \d/gm)].length, 6)
})

t.test('the typed client of the page compiles, and asks', async t => {
  t.ok(code.split('\n').length < 30)
  // Beside the page's own folder, so that what it imports is where it says.
  const folder = mkdtempSync(join(root, 'docs/.client-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'client.ts')
  writeFileSync(file, code.replace('\'../openapi/', '\'../../openapi/'))
  const options = ['--ignoreConfig', '--outDir', join(folder, 'out'), '--rewriteRelativeImportExtensions', '--strict', '--target', 'es2023', '--lib', 'es2023,dom,dom.iterable', '--module', 'nodenext', '--skipLibCheck']
  const compiled = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, file], { encoding: 'utf8' })
  t.equal(compiled.status, 0, compiled.stdout)

  const { base } = await serveSample(t)
  const { costOf } = await import(pathToFileURL(join(folder, 'out/client.js')).href) as { costOf: (...asked: string[]) => Promise<string[]> }
  t.same(await costOf(base, 'USCASacramentoSuperior', '0101', '2012-07-02T10:00'), ['435.00'])
  await t.rejects(costOf(base, 'USCASacramentoSuperio', '0101', '2012-07-02T10:00'), { message: /look it up at \/v1\/courts/ })
})
