import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { codeSamples, inMarkdown, type CodeSample } from './code-samples.ts'
import { docsScript, docsStyle } from './docs-theme.ts'
import type { App } from './fastify.ts'
import { problemExampleAt, problemExamples } from './problem-examples.ts'

/** A real answer of each route to its own example parameters, by operationId. */
export type Examples = Readonly<Record<string, unknown>>

interface Parameter {
  name: string
  in: string
  example?: unknown
  schema?: { examples?: unknown[], 'x-expected'?: string }
}
interface Media { example?: unknown, examples?: Record<string, { $ref: string }>, schema?: { examples?: unknown[] } }
interface Operation {
  operationId?: string
  description?: string
  parameters?: Parameter[]
  requestBody?: { content?: Record<string, Media> }
  responses?: Record<string, { content?: Record<string, Media> }>
  security?: unknown[]
  'x-codeSamples'?: CodeSample[]
}

const description = `Keeps every version of every court's 2GEFS Court Policy, and answers which was in force at any instant, and why. People find the same at [the desk](/).

**The specification's story, in five requests** (press them one after another):

1. [At 9:30 on 2 March 2005 version 1.0.3 is in force](/v1/courts/USCASacramentoSuperior/effective-policy?at=2005-03-02T09:30), and why the others are not.
2. [It asks $10 for a complaint](/v1/courts/USCASacramentoSuperior/fees/0101?at=2005-03-02T09:30): a mistake, which the court mends within the hour.
3. [At 10:00 version 1.0.4 takes over](/v1/courts/USCASacramentoSuperior/effective-policy?at=2005-03-02T10:00), published at 9.
4. [What it changed](/v1/courts/USCASacramentoSuperior/policies/1.0.4/changes?since=1.0.3).
5. [A filing of 10:02 that paid $10 is short, and this is why](/v1/courts/USCASacramentoSuperior/fee-dispute?fee=0101&tendered=10.00&filedAt=2005-03-02T10:02&citedVersion=1.0.3).

- **Instants** (\`at\`, \`knownAt\`) are ISO 8601: with an offset that instant, without one the court's wall clock.
- **\`at\`** is the law's clock: the instant asked about. **\`knownAt\`** is the archive's: only what it had recorded by then counts.
- **Errors** are RFC 9457 problems; \`detail\` says what to do.
- **Freshness** is in the headers \`Archive-Last-Checked\`, \`Archive-Next-Check\`, \`Archive-Stale\`; \`Archive-Rules\` is the number of our rules.
- **Never older**: where a replica is read from, \`Archive-Version\` says up to which number of the archive an answer counts at least; sent back as \`Archive-At-Least\`, to any instance, it is answered by no less, or by a 503 with \`Retry-After\`.
- **Lists** are given page by page: \`cursor\` goes on where a page ended, on the same list, whatever comes in meanwhile.
- **Other sites' pages** may read whatever needs no role.
- **\`X-Request-Id\`** names a request in its answer and in our log; one that is sent and harmless is kept.
- **Limits**: where whoever runs this has set one, \`X-RateLimit-Limit\`, \`X-RateLimit-Remaining\` and \`X-RateLimit-Reset\` (seconds) tell it, and what goes beyond is a 429 with \`Retry-After\`. Health and metrics are not counted.

Numbers in brackets are paragraphs of Court Policy 02. The examples work against the sample repository.`

const tags = [
  { name: 'Courts', description: 'For filing frontends: which courts, and what their policy says of them' },
  { name: 'Policies', description: 'For filing frontends: which policy was in force, and why; every policy there is' },
  { name: 'Fees', description: 'For filing frontends: what a fee was, and whether it applies' },
  { name: 'Code tables', description: 'For filing frontends: the codes a court accepts' },
  { name: 'Filing', description: 'For filing frontends: what a court requires of a filing' },
  { name: 'Disputes', description: 'For clerks: what was due for a filing, kept with its proof' },
  {
    name: 'Archive',
    description: 'For those who look after it: repositories, crawls, captures and the bytes themselves'
  },
  {
    name: 'Log',
    description:
      'For everybody who would rather check: the signed log of all that is recorded: what anybody can check without trusting this service'
  },
  { name: 'Service', description: 'For operators: is it alive, is it ready, how is it' }
]

/** Nothing from elsewhere, nothing inline but styles, which Swagger UI sets on elements. */
const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const uiConfig = {
  layout: 'BaseLayout',
  validatorUrl: null,
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  docExpansion: 'list' as const,
  defaultModelsExpandDepth: 0
}

const TITLE = 'Court policy archive'

/** Registers the OpenAPI document, made of the routes' schemas, and Swagger UI on it; before any route. */
export async function registerOpenApi (
  app: App, { examples, publicUrl }: { examples: Examples, publicUrl: string | null }
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: TITLE,
        version: '1',
        description,
        license: { name: 'UNLICENSED' }
      },
      servers: [{ url: publicUrl ?? '/' }],
      tags,
      // Where an operation says nothing, nobody has to show a token.
      security: [],
      components: {
        examples: problemExamples,
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'A token of the role clerk or operator.' }
        }
      }
    },
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, place) =>
        typeof schema['$id'] === 'string' ? schema['$id'] : `def-${place}`
    },
    transformObject: documentObject => {
      if (!('openapiObject' in documentObject)) return documentObject.swaggerObject
      complete(documentObject.openapiObject.paths ?? {}, examples, publicUrl ?? USUAL_URL)
      return documentObject.openapiObject
    }
  })
  const theme = {
    title: TITLE,
    css: [{ filename: 'archive.css', content: docsStyle }],
    js: [{ filename: 'archive.js', content: docsScript }]
  }
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: docsPolicy, uiConfig, theme })
}

/** What the schemas of the routes do not say: names of wildcards, examples of answers, and how each is asked. */
function complete (paths: Record<string, unknown>, examples: Examples, baseUrl: string): void {
  nameWildcards(paths)
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>)) {
      addExamples(operation, examples)
      addSamples(operation, method, baseUrl + path)
    }
  }
}

/** A path that goes on as it likes has no name of its own for that, and needs one in the document. */
function nameWildcards (paths: Record<string, unknown>): void {
  for (const [path, operations] of Object.entries(paths)) {
    if (!path.includes('{*}')) continue
    for (const { parameters = [] } of Object.values(operations as Record<string, Operation>)) {
      for (const parameter of parameters) if (parameter.name === '*') parameter.name = 'path'
    }
    paths[path.replace('{*}', '{path}')] = operations
    delete paths[path]
  }
}

/** How the service is reached where nobody said. */
const USUAL_URL = 'http://127.0.0.1:3000'

/** How the operation is asked with its own examples; in the description too, as Swagger UI shows nothing else. */
function addSamples (operation: Operation, method: string, path: string): void {
  const { parameters = [], requestBody, responses = {}, security = [] } = operation
  const query = new URLSearchParams()
  let url = path
  for (const { name, in: place, example } of parameters) {
    if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(String(example)))
    else if (place === 'query' && example !== undefined) query.set(name, String(example))
  }
  const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const { example } = media ?? {}
  const body =
    type === undefined
      ? null
      : { type, text: typeof example === 'string' ? example : JSON.stringify(example, undefined, 2) }
  const samples = codeSamples({
    method: method.toUpperCase(),
    url: query.size === 0 ? url : `${url}?${query}`,
    hasRole: security.length > 0,
    body,
    isBinary: isBinary(Object.keys(responses['200']?.content ?? {}))
  })
  operation['x-codeSamples'] = samples
  operation.description = `${operation.description ?? ''}\n\n${inMarkdown(samples)}`
}

/** Whether the form that is given to who says nothing is no text. */
const isBinary = ([type = '']: string[]): boolean =>
  ['application/octet-stream', 'application/zip', 'application/gzip'].includes(type)

/** Path parameters come first, as in the path, and each example is one that can be tried. */
function addExamples (operation: Operation, examples: Examples): void {
  operation.parameters?.sort((a, b) => Number(b.in === 'path') - Number(a.in === 'path'))
  for (const parameter of operation.parameters ?? []) {
    const example = parameter.schema?.examples?.[0]
    if (example !== undefined) parameter.example = example
  }
  for (const body of Object.values(operation.requestBody?.content ?? {})) body.example ??= body.schema?.examples?.[0]
  const example = examples[operation.operationId ?? '']
  for (const [status, { content = {} }] of Object.entries(operation.responses ?? {})) {
    const [media, problem] = [content['application/json'], content['application/problem+json']]
    if (media !== undefined && example !== undefined && status.startsWith('2')) media.example = example
    const exampleOfProblem = problemExampleAt(status)
    if (problem !== undefined && exampleOfProblem !== undefined) problem.examples = { typical: exampleOfProblem }
  }
}
