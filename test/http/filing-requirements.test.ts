import t from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

const requirements = '/v1/courts/USCASacramentoSuperior/filing-requirements'
const kept = (name: string, text: string) => ({ namespace: '', name, text, attributes: [], children: [] })

const silent = policy({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-04T10' })
const strict = policy({
  version: '1.0.1',
  published: '2005-02-01T10',
  effective: '2005-02-04T10',
  acceptedCreditCards: ['Visa', 'JCB'],
  maximumFilingSize: 1000,
  maximumDocumentSize: 500,
  delimitExhibits: false,
  mimeTypes: [{ mimeType: 'application/pdf', documentVersion: 'Final', namespace: null }, { mimeType: 'text/xml', documentVersion: null, namespace: 'urn:x' }],
  encodings: ['Base64', 'Absent'],
  replyToProtocols: [{ protocol: 'SMTP', deliveryFormat: 'Links to Information' }],
  extensions: [{ name: 'a', value: '1', extra: [] }, { name: null, value: null, extra: [] }],
  hasPayment: true,
  hasTestCreditCard: true
})
const unread = policy({ version: '1.0.2', published: '2005-03-01T10', effective: '2005-03-04T10', maximumDocumentSize: -1, extra: [kept('MaximumFilingSize', '20 MB'), kept('DelimitExhibits', 'perhaps')] })

t.test('what a court requires of a filing', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [silent, strict, unread])
  await histories.refresh()
  const ask = async (at: string) => (await app.inject(`${requirements}?at=${at}`)).json()

  const { court, at, knownAt, policy: basis, provisional, doubts, ...nothing } = await ask('2005-01-05T09:00')
  t.match({ court, at, knownAt, basis, provisional, doubts }, { court: { courtKey: 'USCASacramentoSuperior' }, at: '2005-01-05T09:00:00-08:00', knownAt: null, basis: { version: '1.0.0' }, provisional: true, doubts: [] })
  t.same(nothing, {
    maximumFilingSize: null,
    maximumDocumentSize: null,
    delimitExhibits: null,
    mimeTypes: [],
    encodings: [],
    creditCards: [],
    replyToProtocols: [],
    exchanges: [],
    associatedPolicies: [],
    humanPolicies: [],
    extensions: [],
    payment: { present: false },
    testCreditCard: { present: false },
    unread: []
  }, 'a silent policy')
  t.match(await ask('2005-02-05T09:00'), {
    policy: { version: '1.0.1' },
    maximumFilingSize: 1000,
    maximumDocumentSize: 500,
    delimitExhibits: false,
    mimeTypes: [{ mimeType: 'application/pdf', documentVersion: 'Final', namespace: null }, { mimeType: 'text/xml', documentVersion: null, namespace: 'urn:x' }],
    encodings: ['Base64', 'Absent'],
    creditCards: ['Visa', 'JCB'],
    replyToProtocols: [{ protocol: 'SMTP', deliveryFormat: 'Links to Information' }],
    extensions: [{ name: 'a', value: '1' }, { name: null }],
    payment: { present: true },
    testCreditCard: { present: true }
  })
  t.match(await ask('2005-03-05T09:00'), { maximumFilingSize: null, maximumDocumentSize: -1, unread: [{ element: 'MaximumFilingSize', text: /20 MB/ }, { element: 'MaximumDocumentSize' }, { element: 'DelimitExhibits' }] })
  t.match(await ask('2005-01-04T09:00'), { type: 'urn:problem:none-yet' })
  t.match((await app.inject(`${requirements}?at=2005-02-05T09:00`)).headers, { link: /rel="via"/, 'cache-control': 'public, max-age=60', etag: /^"/ })
})
