import t from 'tap'
import { readAccepted } from '../../src/ingest/accepted.ts'
import { extraLeft } from '../../src/ingest/block-reader.ts'
import { readWith } from './given-xml.ts'

t.test('what a court accepts', async t => {
  const { value, findings } = await readWith('<Policy><AcceptedCreditCards><CreditCardType>Visa</CreditCardType><CreditCardType>Master Card</CreditCardType></AcceptedCreditCards><MaximumFilingSize>52428800</MaximumFilingSize><MaximumDocumentSize>10485760</MaximumDocumentSize><DelimitExhibits>false</DelimitExhibits><AcceptedMIMETypes><MIMEType DocumentVersion="Final">application/pdf</MIMEType><MIMEType DocumentVersion="Data File" Namespace="urn:data">text/xml</MIMEType></AcceptedMIMETypes><AcceptedEncodings><Encoding>Base64</Encoding><Encoding>Absent</Encoding></AcceptedEncodings><AcceptedReplyToProtocols><ReplyToProtocol DeliveryFormat="Links to Information">SMTP</ReplyToProtocol><ReplyToProtocol>HTTPS</ReplyToProtocol></AcceptedReplyToProtocols></Policy>', readAccepted)
  t.same(value, {
    acceptedCreditCards: ['Visa', 'Master Card'],
    maximumFilingSize: 52428800,
    maximumDocumentSize: 10485760,
    delimitExhibits: false,
    mimeTypes: [{ mimeType: 'application/pdf', documentVersion: 'Final', namespace: null }, { mimeType: 'text/xml', documentVersion: 'Data File', namespace: 'urn:data' }],
    encodings: ['Base64', 'Absent'],
    replyToProtocols: [{ protocol: 'SMTP', deliveryFormat: 'Links to Information' }, { protocol: 'HTTPS', deliveryFormat: null }]
  })
  t.same(findings, [])
})

const nothing = { acceptedCreditCards: [], maximumFilingSize: null, maximumDocumentSize: null, delimitExhibits: null, mimeTypes: [], encodings: [], replyToProtocols: [] }

// [what the policy has, what is read but nothing, findings with their paragraphs]
const odd: [string, object, string[]][] = [
  ['', {}, []],
  ['<MaximumFilingSize>50 MB</MaximumFilingSize>', {}, ['value-forbidden Policy/MaximumFilingSize 123']],
  ['<MaximumDocumentSize>large</MaximumDocumentSize>', {}, ['value-forbidden Policy/MaximumDocumentSize 124']],
  ['<DelimitExhibits>Yes</DelimitExhibits>', {}, ['value-forbidden Policy/DelimitExhibits 125']],
  ['<AcceptedMIMETypes><MIMEType DocumentVersion="Final">pdf</MIMEType></AcceptedMIMETypes>', { mimeTypes: [{ mimeType: 'pdf', documentVersion: 'Final', namespace: null }] }, ['value-forbidden Policy/AcceptedMIMETypes/MIMEType 127']],
  ['<AcceptedMIMETypes><MIMEType DocumentVersion="final">Other</MIMEType></AcceptedMIMETypes>', { mimeTypes: [{ mimeType: 'Other', documentVersion: 'final', namespace: null }] }, ['value-forbidden Policy/AcceptedMIMETypes/MIMEType/@DocumentVersion 128']],
  ['<AcceptedMIMETypes><MIMEType>Other</MIMEType></AcceptedMIMETypes>', { mimeTypes: [{ mimeType: 'Other', documentVersion: null, namespace: null }] }, ['element-missing Policy/AcceptedMIMETypes/MIMEType/@DocumentVersion ']],
  ['<AcceptedMIMETypes><MIMEType DocumentVersion="Final"/></AcceptedMIMETypes>', {}, ['value-forbidden Policy/AcceptedMIMETypes/MIMEType ']],
  ['<AcceptedEncodings><Encoding>base64</Encoding><Encoding/></AcceptedEncodings>', { encodings: ['base64'] }, ['value-forbidden Policy/AcceptedEncodings/Encoding[1] 134', 'value-forbidden Policy/AcceptedEncodings/Encoding[2] ']],
  ['<AcceptedReplyToProtocols><ReplyToProtocol DeliveryFormat="XML">smtp</ReplyToProtocol><ReplyToProtocol/></AcceptedReplyToProtocols>', { replyToProtocols: [{ protocol: 'smtp', deliveryFormat: 'XML' }] }, ['value-forbidden Policy/AcceptedReplyToProtocols/ReplyToProtocol[1] 146', 'value-forbidden Policy/AcceptedReplyToProtocols/ReplyToProtocol[1]/@DeliveryFormat 147', 'value-forbidden Policy/AcceptedReplyToProtocols/ReplyToProtocol[2] ']],
  ['<AcceptedCreditCards/><AcceptedMIMETypes/><AcceptedEncodings/><AcceptedReplyToProtocols/>', {}, ['element-missing Policy/AcceptedCreditCards ', 'element-missing Policy/AcceptedMIMETypes ', 'element-missing Policy/AcceptedEncodings ', 'element-missing Policy/AcceptedReplyToProtocols ']]
]

t.test('odd values are kept as printed, and told with their paragraphs', async t => {
  for (const [xml, read, findings] of odd) {
    const { value, whole } = await readWith(`<Policy>${xml}</Policy>`, readAccepted)
    t.same(value, { ...nothing, ...read }, xml)
    t.same(whole.map(({ rule, path, paragraphs }) => `${rule} ${path} ${paragraphs.join()}`), findings, xml)
  }
})

t.test('what stands beside an empty value is kept', async t => {
  const { value } = await readWith('<Policy><AcceptedMIMETypes><MIMEType DocumentVersion="Final"/></AcceptedMIMETypes><AcceptedReplyToProtocols><ReplyToProtocol DeliveryFormat="Links to Information"/></AcceptedReplyToProtocols></Policy>', block => [readAccepted(block), extraLeft(block)])
  t.match(value, [nothing, [
    { name: 'AcceptedMIMETypes', children: [{ name: 'MIMEType', attributes: [{ name: 'DocumentVersion', value: 'Final' }] }] },
    { name: 'AcceptedReplyToProtocols', children: [{ name: 'ReplyToProtocol', attributes: [{ name: 'DeliveryFormat', value: 'Links to Information' }] }] }
  ]])
})
