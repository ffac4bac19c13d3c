import t from 'tap'
import { limitItems } from '../../../src/domain/differences/limit-items.ts'
import { policy } from '../blank-policy.ts'

t.test('what a policy limits filings to, by what it is', async t => {
  const items = limitItems(policy({
    maximumFilingSize: 10,
    maximumDocumentSize: 5,
    delimitExhibits: true,
    mimeTypes: [{ mimeType: 'application/pdf', documentVersion: '1.4', namespace: null }],
    encodings: ['base64'],
    replyToProtocols: [{ protocol: 'HTTP', deliveryFormat: null }],
    acceptedCreditCards: ['Visa']
  }))
  t.same(items.map(({ key, title, printed }) => [key, title, printed]), [
    ['maximumFilingSize', 'Maximum filing size', '10 bytes'],
    ['maximumDocumentSize', 'Maximum document size', '5 bytes'],
    ['delimitExhibits', 'Exhibits delimited', 'yes'],
    ['mimeTypes/application/pdf 1.4', 'MIME type application/pdf 1.4', null],
    ['encodings/base64', 'Encoding base64', null],
    ['replyToProtocols/HTTP', 'Reply-to protocol HTTP', null],
    ['creditCards/Visa', 'Accepted card Visa', null]
  ])
  t.same(limitItems(policy({ delimitExhibits: false })).map(({ value, printed }) => [value, printed]), [[false, 'no']])
  t.same(limitItems(policy()), [])
})
