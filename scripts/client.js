// npm run client: writes openapi/client.d.ts, the types of every path, question and answer, from openapi/openapi.json; with --check only says whether it is stale.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { root } from './source.js'

const file = join(root, 'openapi/client.d.ts')
const head = `// The types of every path, question and answer of the service, for programs in TypeScript. Written by npm run client from openapi.json.

`
/** Examples and samples are for who reads the document; as comments they would be most of the file. */
const left = ['example', 'examples', 'x-codeSamples']
const toldIn = description => description.split('\n\n<details>')[0]
const document = JSON.parse(await readFile(join(root, 'openapi/openapi.json'), 'utf8'), (name, value) => {
  if (left.includes(name)) return undefined
  return name === 'description' && typeof value === 'string' ? toldIn(value) : value
})
const text = head + astToString(await openapiTypescript(document))

if (!process.argv.includes('--check')) {
  await writeFile(file, text)
  console.log('Wrote openapi/client.d.ts')
} else if (await readFile(file, 'utf8').catch(() => '') !== text) {
  console.error('openapi/client.d.ts is stale: npm run client')
  process.exitCode = 1
}
