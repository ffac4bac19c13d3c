import { readFile, writeFile } from 'node:fs/promises'
import { buildApp } from '../http/app.ts'
import { readExamples } from '../service/examples.ts'
import { runCommand } from './run-command.ts'

const DIRECTORY = new URL('../../openapi/', import.meta.url)

/**
 * `npm run openapi`: writes openapi/openapi.json and .yaml from the
 * routes' schemas; with --check only says whether they are stale.
 */
await runCommand(async () => {
  const documents = await makeDocuments()
  if (!process.argv.includes('--check')) {
    for (const [name, text] of documents) await writeFile(new URL(name, DIRECTORY), text)
    console.log(`Wrote ${documents.map(([name]) => `openapi/${name}`).join(' and ')}`)
    return 0
  }
  const stale = []
  for (const [name, text] of documents) {
    if (await readFile(new URL(name, DIRECTORY), 'utf8').catch(() => '') !== text) stale.push(`openapi/${name}`)
  }
  console.log(stale.length === 0 ? 'openapi/ is fresh' : `Stale: ${stale.join(', ')}. Run: npm run openapi`)
  return stale.length === 0 ? 0 : 1
})

/** The documents need the routes' schemas only, so the app is built on nothing and asked nothing. */
async function makeDocuments (): Promise<Array<[name: string, text: string]>> {
  const nothing = (): never => { throw new Error('The app that the OpenAPI document is made of answers nobody.') }
  const app = await buildApp({
    histories: undefined as never,
    database: undefined as never,
    reading: undefined as never,
    eventTail: undefined as never,
    later: nothing,
    clock: nothing,
    repositories: [],
    tokens: nothing,
    nextCheckOf: nothing,
    startCrawl: nothing,
    findHealth: nothing,
    printMetrics: nothing,
    logger: false,
    trustProxy: false,
    publicUrl: null,
    maxDocumentBytes: 1,
    examples: readExamples(),
    sampleDirectory: null
  })
  await app.ready()
  const documents: Array<[string, string]> = [
    ['openapi.json', `${JSON.stringify(app.swagger(), null, 2)}\n`],
    ['openapi.yaml', app.swagger({ yaml: true })]
  ]
  await app.close()
  return documents
}
