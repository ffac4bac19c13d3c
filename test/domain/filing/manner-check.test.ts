import t from 'tap'
import { judgeExhibits, judgeReplyTo } from '../../../src/domain/filing/manner-check.ts'

// [what the policy says, whether exhibits are delimited, result, what would pass]
const exhibits = [
  [true, true, 'pass', 'true'],
  [true, false, 'fail', 'true'],
  [false, true, 'fail', 'false'],
  [false, false, 'pass', 'false'],
  [null, true, 'fail', 'false'],
  [null, false, 'pass', 'false']
] as const

t.test('exhibits are delimited where they must be, and not where they must not [125]', async t => {
  const none = { maximumFilingSize: null, maximumDocumentSize: null, extra: [] }
  for (const [delimitExhibits, are, result, expected] of exhibits) {
    t.match(judgeExhibits({ ...none, delimitExhibits }, are), { result, expected }, `${delimitExhibits} ${are}`)
  }
  const extra = [{ namespace: '', name: 'DelimitExhibits', text: 'perhaps', attributes: [], children: [] }]
  t.match(judgeExhibits({ ...none, delimitExhibits: null, extra }, true), { result: 'undetermined', text: /perhaps/, expected: null })
})

const links = { protocol: 'SMTP', deliveryFormat: 'Links to Information' }
const attached = { protocol: 'SMTP', deliveryFormat: 'XML as Email Attachment' }
const plain = { protocol: 'SMTP', deliveryFormat: null }
const https = { protocol: 'HTTPS', deliveryFormat: null }

// [what it shows, ways of the court, protocol, delivery format, result]
const replies = [
  ['a silent policy', [], 'SMTP', null, 'undetermined'],
  ['a protocol of the court', [https, links], 'https', null, 'pass'],
  ['another', [https], 'SMTP', null, 'fail'],
  ['a format of the court', [links, attached], 'SMTP', 'XML as email attachment', 'pass'],
  ['another', [links], 'SMTP', 'XML as Email Attachment', 'fail'],
  ['a format that is not told is not checked', [links], 'SMTP', null, 'pass'],
  ['the policy tells of none', [plain], 'SMTP', 'Links to Information', 'undetermined'],
  ['or of others too', [plain, attached], 'SMTP', 'Links to Information', 'undetermined'],
  ['there are formats of mail alone', [https], 'HTTPS', 'Links to Information', 'fail']
] as const

t.test('confirmations are sent as the court sends them [142]-[152]', async t => {
  for (const [what, replyToProtocols, protocol, deliveryFormat, result] of replies) {
    t.equal(judgeReplyTo({ replyToProtocols: [...replyToProtocols] }, { protocol, deliveryFormat }).result, result, what)
  }
  t.equal(judgeReplyTo({ replyToProtocols: [https, links, links] }, plain).expected, 'HTTPS, SMTP as Links to Information')
})
