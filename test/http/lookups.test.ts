import t from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { code, codeTable, fee, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'
import { serveSample } from './sample-service.ts'

const court = 'USCASacramentoSuperior'
const at = '2005-03-02T09:30'

interface Question { courtKey: string, at?: string, fee?: string, criteria?: Record<string, unknown>, table?: string, code?: string }

function pathOf ({ courtKey, at, fee, criteria = {}, table, code }: Question): string {
  const path = fee !== undefined ? `fees/${fee}` : table !== undefined ? `code-tables/${table}/codes/${code}` : 'effective-policy'
  const query = [...(at === undefined ? [] : [['at', at]]), ...Object.entries(criteria)].map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  return `/v1/courts/${courtKey}/${path}${query === '' ? '' : `?${query}`}`
}

const questions: Question[] = [
  { courtKey: court, at },
  { courtKey: court, at, fee: '0101' },
  { courtKey: `${court}Civil`, at: '2005-03-02T10:30', fee: '0101', criteria: { firstPaper: true, pages: 3, amountInControversy: '10000' } },
  { courtKey: court, at, table: 'DocumentType', code: '0004' },
  { courtKey: court },
  { courtKey: court, at: '2005-03-02' },
  { courtKey: court, at: 'yesterday', fee: '0101' },
  { courtKey: 'USCASacramentoSuperio', at },
  { courtKey: court, at: '1990-01-01T00:00' },
  { courtKey: court, at, fee: '9999' },
  { courtKey: court, at, table: 'DocumentTyp', code: '0004' },
  { courtKey: court, at, table: 'DocumentType', code: 'Complant' },
  { courtKey: court, at, fee: '0101', criteria: { amountInControversy: '1' } },
  { courtKey: court, at }
]

t.test('each question is answered as its own route answers it, in order', async t => {
  const { app } = await serveSample(t)
  const answer = await app.inject({ method: 'POST', url: '/v1/lookups', payload: { questions } })
  t.equal(answer.statusCode, 200)
  t.match(answer.headers, { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' })
  const { answers } = answer.json() as { answers: Array<{ status: number, body: object }> }
  t.equal(answers.length, questions.length)
  for (const [place, question] of questions.entries()) {
    const single = await app.inject(pathOf(question))
    t.equal(answers[place]?.status, single.statusCode, JSON.stringify(question))
    t.equal(JSON.stringify(answers[place]?.body), JSON.stringify(single.json()), 'the same, and in the same order')
  }
  await t.test('as known at a moment', async t => {
    const { answers } = (await app.inject({ method: 'POST', url: '/v1/lookups', payload: { questions: questions.slice(0, 2), knownAt: '2026-11-22T12:00:00Z' } })).json()
    t.same(answers.map(({ status }: { status: number }) => status), [404, 404], 'nothing was captured by then')
    t.match(answers[0].body, { type: 'urn:problem:no-policy', instance: /knownAt=/ })
  })
  await t.test('null is what answers say where all that is known counts, and means it here', async t => {
    t.same((await app.inject({ method: 'POST', url: '/v1/lookups', payload: { questions, knownAt: null } })).json(), answer.json())
  })
  await t.test('asked for across sites', async t => {
    const preflight = await app.inject({ method: 'OPTIONS', url: '/v1/lookups', headers: { origin: 'https://filing.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } })
    t.equal(preflight.statusCode, 204)
    t.match(preflight.headers, { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': /Content-Type/ })
  })
})

// [what is wrong, body, content type, status, parameter that is named, a part of what is said]
const one = { courtKey: court, at }
const refused: readonly (readonly [string, unknown, string, number, string | undefined, string])[] = [
  ['no questions', {}, 'application/json', 400, 'questions', 'questions is missing'],
  ['no list', { questions: one }, 'application/json', 400, 'questions', 'questions is'],
  ['an unknown member', { questions: [one], knownat: 'x' }, 'application/json', 400, 'knownat', 'Did you mean knownAt?'],
  ['a text for a list', { questions: 'x' }, 'application/json', 400, 'questions', 'questions is "x": a list of questions is expected'],
  ['a moment without an offset', { questions: [one], knownAt: '2026-11-22T04:00' }, 'application/json', 400, 'knownAt', 'offset'],
  ['a moment to come', { questions: [one], knownAt: '2099-01-01T00:00:00Z' }, 'application/json', 400, 'knownAt', 'still to come'],
  ['a moment to come, and no questions', { questions: [], knownAt: '2099-01-01T00:00:00Z' }, 'application/json', 400, 'knownAt', 'still to come'],
  ['too many', { questions: Array.from({ length: 501 }, () => one) }, 'application/json', 413, undefined, '500 at most'],
  ['a list', [one], 'application/json', 400, 'body', 'body is'],
  ['no JSON', '{"questions": [', 'application/json', 400, undefined, 'cannot be read as JSON'],
  ['nothing', '', 'application/json', 400, undefined, 'body'],
  ['a prototype', '{"questions": [], "__proto__": {}}', 'application/json', 400, undefined, 'cannot be read as JSON'],
  ['a member twice', '{"questions": [{"courtKey": "a", "at": "{\\",\\\\"}, {"courtKey": "a", "court\\u004bey": "b"}]}', 'application/json', 400, 'questions/1/courtKey', 'questions/1/courtKey is given more than once'],
  ['many levels', '['.repeat(400_000) + ']'.repeat(400_000), 'application/json', 413, undefined, 'more than 32 levels'],
  ['more than a body may be', ' '.repeat(2_000_000), 'application/json', 413, undefined, 'bytes at most'],
  ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'application/json', 400, undefined, 'UTF-8'],
  ['another type', 'questions=1', 'application/x-www-form-urlencoded', 415, undefined, 'send application/json'],
  ['text', '{"questions": []}', 'text/plain', 415, undefined, 'send application/json']
]

t.test('what cannot be understood is refused with the place where it stands', async t => {
  const { app } = await serve(t)
  for (const [what, body, type, status, parameter, part] of refused) {
    const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    const answer = await app.inject({ method: 'POST', url: '/v1/lookups', headers: { 'content-type': type }, payload })
    t.equal(answer.statusCode, status, what)
    t.match(answer.headers['content-type'], 'application/problem+json', what)
    const { detail, errors = [] } = answer.json()
    t.match(detail, part, what)
    if (parameter !== undefined) t.equal(errors[0]?.parameter, parameter, what)
  }
  t.equal((await app.inject({ method: 'POST', url: '/v1/lookups' })).statusCode, 400, 'no body at all')
  t.equal((await app.inject({ method: 'GET', url: '/v1/lookups' })).statusCode, 405)
})

// [what is wrong, body, parameter that the question's own refusal names, a part of what it says]
const misunderstood: readonly (readonly [string, { questions: unknown[] }, string, string])[] = [
  ['an unknown member of a question', { questions: [one, { ...one, Fee: '1' }] }, 'questions/1/Fee', 'Did you mean fee?'],
  ['an unknown criterion', { questions: [{ ...one, fee: '1', criteria: { page: 1 } }] }, 'questions/0/criteria/page', 'Did you mean pages?'],
  ['a number for a text', { questions: [{ courtKey: 7 }] }, 'questions/0/courtKey', 'is 7: a court key is expected, for example "USCASacramentoSuperior"'],
  ['null for a question', { questions: [null] }, 'questions/0', 'is null: an object with courtKey is expected'],
  ['a text for a number', { questions: [{ ...one, fee: '1', criteria: { pages: '2' } }] }, 'questions/0/criteria/pages', 'a whole number'],
  ['a text for a boolean', { questions: [{ ...one, fee: '1', criteria: { firstPaper: 'true' } }] }, 'questions/0/criteria/firstPaper', 'true or false'],
  ['null for a text', { questions: [{ courtKey: court, at: null }] }, 'questions/0/at', 'is null: an ISO 8601'],
  ['no court', { questions: [{ at }] }, 'questions/0/courtKey', 'is missing'],
  ['a NUL', { questions: [{ courtKey: 'a\0b' }] }, 'questions/0/courtKey', 'NUL'],
  ['half a character', { questions: [{ courtKey: 'a\ud800b' }] }, 'questions/0/courtKey', 'half of a surrogate pair'],
  ['the other half', { questions: [{ ...one, fee: '1', criteria: { caseType: '\udc00' } }] }, 'questions/0/criteria/caseType', 'surrogate'],
  ['the same name in two places', { questions: [{ courtKey: 'questions' }, { courtKey: 1 }] }, 'questions/1/courtKey', 'questions/1/courtKey is 1'],
  ['an empty text', { questions: [{ ...one, fee: '' }] }, 'questions/0/fee', 'is ""'],
  ['a key that nobody has', { questions: [{ courtKey: 'x'.repeat(501) }] }, 'questions/0/courtKey', '500 at most'],
  ['what is no amount', { questions: [one, { ...one, fee: '0101', criteria: { amountInControversy: 'abc' } }] }, 'questions/1/criteria/amountInControversy', 'decimal'],
  ['no page at all', { questions: [one, one, { ...one, fee: '0101', criteria: { pages: 0 } }] }, 'questions/2/criteria/pages', 'is 0'],
  ['a list', { questions: [one, []] }, 'questions/1', 'an object with courtKey is expected'],
  ['several mistakes', { questions: [{ at: 5, fees: '1' }] }, 'questions/0/courtKey', 'questions/0/at is 5']
]

t.test('a question that cannot be understood is refused in its place, and no other is the worse for it', async t => {
  const { app } = await serveSample(t)
  for (const [what, { questions }, parameter, part] of misunderstood) {
    const answer = await app.inject({ method: 'POST', url: '/v1/lookups', headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ questions: [...questions, one] }) })
    t.equal(answer.statusCode, 200, what)
    const answers = answer.json().answers as Array<{ status: number, body: { type?: string, detail?: string, instance?: string, errors?: Array<{ parameter: string }> } }>
    const place = Number(parameter.split('/')[1])
    const { status, body } = answers[place] ?? {}
    t.equal(status, 400, what)
    t.match(body, { type: 'urn:problem:bad-request', status: 400, instance: '/v1/lookups' }, what)
    t.match(body?.detail, part, what)
    t.ok(body?.errors?.some(error => error.parameter === parameter), what)
    if (place > 0) t.equal(answers[0]?.status, questions[0] === one ? 200 : 404, what)
    t.equal(answers.at(-1)?.status, 200, what)
  }
})

// [what is asked, the parameter that the question's own refusal names]
const contradicting = [
  [{ fee: '0101', table: 'DocumentType', code: '1' }, 'questions/0/fee'],
  [{ table: 'DocumentType' }, 'questions/0/code'],
  [{ code: '1' }, 'questions/0/table'],
  [{ criteria: { pages: 2 } }, 'questions/0/criteria']
] as const

t.test('a question that contradicts itself is refused in its place', async t => {
  const { app } = await serveSample(t)
  for (const [asked, parameter] of contradicting) {
    const { answers } = (await app.inject({ method: 'POST', url: '/v1/lookups', payload: { questions: [{ ...one, ...asked }, one] } })).json()
    t.match(answers, [{ status: 400, body: { type: 'urn:problem:bad-request', errors: [{ parameter }] } }, { status: 200 }])
  }
})

t.test('all answers rest on one state of the archive, whatever is recorded meanwhile', async t => {
  const { app, database, histories } = await serve(t)
  const courts = ['USCAAlphaSuperior', 'USCABetaSuperior']
  const versionOf = (index: number): string => `1.${Math.floor(index / 10)}.${index % 10}`
  const keep = async (index: number): Promise<void> => {
    // Both courts publish the same version in one crawl: no answer of a batch may know one and not the other.
    await keepCrawl(database, courts.map(organizationKey => policy({
      organizationKey,
      version: versionOf(index),
      published: `20${String(10 + index).padStart(2, '0')}-01-01T10`,
      effective: `20${String(10 + index).padStart(2, '0')}-02-01T10`,
      fees: [fee({ code: 'x', cost: `${index}.00` })],
      codeTables: [codeTable({ codifiedName: 'T', codes: [code({ value: String(index) })] })]
    })))
  }
  await keep(0)
  await histories.refresh()
  const publishing = { isDone: false }
  const published = (async () => {
    for (let index = 1; index < 30; index += 1) await keep(index)
    publishing.isDone = true
  })()
  let seen = 0
  const states = new Set<string>()
  while (!publishing.isDone) {
    const answer = await app.inject({ method: 'POST', url: '/v1/lookups', payload: { questions: Array.from({ length: 40 }, (_, place) => ({ courtKey: courts[place % 2] as string, at: '2060-01-01T00:00' })) } })
    const versions = new Set((answer.json().answers as Array<{ body: { policy: { version: string } } }>).map(({ body }) => body.policy.version))
    t.equal(versions.size, 1, [...versions].join())
    for (const version of versions) states.add(version)
    seen += 1
  }
  await published
  t.ok(seen > 1 && states.size > 1, `${seen} batches saw ${states.size} states`)
})
