import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import t from 'tap'
import type { CodeSample } from '../../src/http/code-samples.ts'
import { keepExampleDispute } from './example-dispute.ts'
import { makeExampleDump } from './example-dump.ts'
import { CLERK, OPERATOR, serveSample } from './sample-service.ts'

// Every operation of the document can be asked as its samples say, in each of their languages.

interface Operation { operationId: string, 'x-role'?: 'clerk' | 'operator', 'x-codeSamples'?: CodeSample[], responses: Record<string, { content?: Record<string, unknown> }> }

const document = JSON.parse(readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8')) as { paths: Record<string, Record<string, Operation>> }
const operations = Object.values(document.paths).flatMap(each => Object.values(each))

const programs: Readonly<Record<string, readonly [string, string[]]>> = {
  Shell: ['bash', ['-s']],
  JavaScript: [process.execPath, ['--input-type=module', '-']],
  Python: ['python3', ['-']]
}

/** What a program says when it is given a text to run; null where it is not there. */
async function run (lang: string, source: string, TOKEN: string): Promise<{ code: number | null, said: string } | null> {
  const [program, args] = programs[lang] as readonly [string, string[]]
  const child = spawn(program, args, { env: { ...process.env, TOKEN } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => { said += chunk })
  child.stdin.on('error', () => {}).end(source)
  try {
    const [code] = await once(child, 'close') as [number | null]
    return { code, said }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

t.test('every operation has a sample in each language', async t => {
  for (const operation of operations) t.same(operation['x-codeSamples']?.map(({ lang }) => lang), Object.keys(programs), operation.operationId)
})

t.test('each sample asks what it says, and is answered', async t => {
  const service = await serveSample(t)
  const { base } = service
  await keepExampleDispute(service)
  await makeExampleDump(service)
  for (const operation of operations) {
    // A stream of events has no end.
    if (operation.responses['200']?.content?.['text/event-stream'] !== undefined) continue
    await t.test(operation.operationId, async t => {
      const samples = operation['x-codeSamples'] ?? []
      // A second crawl of a repository is refused while the first goes on.
      for (const { lang, source } of operation.operationId === 'startCrawl' ? samples.slice(0, 1) : samples) {
        const ran = await run(lang, source.replaceAll('http://127.0.0.1:3000', base), operation['x-role'] === 'clerk' ? CLERK : OPERATOR)
        if (ran === null && process.env['CI'] === undefined) t.comment(`${lang}: its program is not there, its sample was not run`)
        else t.equal(ran?.code, 0, `${lang}: ${ran?.said.slice(0, 300)}`)
      }
    })
  }
})
