import t from 'tap'
import { acceptanceOf, checkEach, checkGiven, checksWithoutPolicy, filingCheck, type CheckResult } from '../../../src/domain/filing/filing-check.ts'
import type { Filing } from '../../../src/domain/filing/filing.ts'

// [what the checks say, whether no other policy could be in force, whether the filing would be accepted]
const acceptances: readonly (readonly [readonly CheckResult[], boolean, string])[] = [
  [['pass', 'pass'], true, 'yes'],
  [['pass', 'fail', 'undetermined'], true, 'no'],
  [['pass', 'undetermined'], true, 'undetermined'],
  [['pass'], false, 'undetermined'],
  [['fail'], false, 'undetermined'],
  [[], true, 'yes']
]

t.test('a doubt comes before one that fails, and that before one that nobody can tell (domain §7)', async t => {
  for (const [results, isSure, expected] of acceptances) {
    const checks = results.map(result => filingCheck('code', 0, { result, text: '', expected: null }))
    t.equal(acceptanceOf(checks, isSure), expected, `${results.join()} ${isSure}`)
  }
})

t.test('a check has its place, and its paragraphs unless it brings others', async t => {
  t.same(checkEach('encoding', ['a', 'b'], text => ({ result: 'pass', text, expected: null, ...(text === 'b' && { paragraphs: [141] }) })), [
    { what: 'encoding', item: 0, result: 'pass', text: 'a', expected: null, paragraphs: [132, 133, 134] },
    { what: 'encoding', item: 1, result: 'pass', text: 'b', expected: null, paragraphs: [141] }
  ])
  t.same(checkGiven('filing-size', null, bytes => ({ result: 'fail', text: String(bytes), expected: null })), [])
  t.match(checkGiven('filing-size', 0, bytes => ({ result: 'fail', text: String(bytes), expected: null })), [{ item: null, text: '0' }])
})

const nothing: Filing = { citedVersion: null, filingBytes: null, exhibitsDelimited: null, replyTo: [], documents: [], codes: [], fees: [] }

t.test('while no policy is in force, nothing can be told of all that is told', async t => {
  const document = { mimeType: 'application/pdf', documentVersion: 'Final', namespace: null, bytes: 1, encoding: 'Base64' }
  const checks = checksWithoutPolicy({
    citedVersion: '1.0.0',
    filingBytes: 1,
    exhibitsDelimited: false,
    replyTo: [{ protocol: 'SMTP', deliveryFormat: null }],
    documents: [document, document],
    codes: [{ table: 'DocumentType', code: '1' }],
    fees: [{ code: '1', amount: '1' }]
  }, 'None is in force.')
  t.same(checks.map(({ what, item }) => `${what} ${item}`), [
    'cited-version null', 'filing-size null', 'document-size 0', 'document-size 1', 'mime-type 0', 'mime-type 1', 'encoding 0', 'encoding 1', 'exhibits null', 'reply-to 0', 'code 0', 'fee 0'
  ])
  t.ok(checks.every(({ result, text, expected }) => result === 'undetermined' && text === 'None is in force.' && expected === null))
  t.same(checksWithoutPolicy(nothing, ''), [])
})
