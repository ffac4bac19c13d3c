import t from 'tap'
import { contentChecks } from '../../../src/domain/policy/content-checks.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { checkPolicy } from '../../../src/domain/policy/policy-checks.ts'
import { code, codeTable, policy } from '../blank-policy.ts'

const rulesHere = contentChecks.map(({ rule }) => rule as string)

const codes = (...pairs: [value: string | null, name: string][]): Partial<Policy> =>
  ({ codeTables: [codeTable(), codeTable({ codes: pairs.map(([value, name]) => code({ value, name })) })] })
const extensions = (count: number): Partial<Policy> =>
  ({ extensions: Array.from({ length: count }, () => ({ name: 'a', value: 'b', extra: [] })) })
const protocols = (...pairs: [protocol: string, deliveryFormat: string | null][]): Partial<Policy> =>
  ({ replyToProtocols: pairs.map(([protocol, deliveryFormat]) => ({ protocol, deliveryFormat })) })

// [what it shows, what the policy has, faults: rule and path]
const policies: readonly (readonly [string, Partial<Policy>, readonly string[]])[] = [
  ['sizes above zero', { maximumFilingSize: 1, maximumDocumentSize: 5_000_000 }, []],
  ['a filing of no bytes [123]', { maximumFilingSize: 0 }, ['size-not-positive Policy/MaximumFilingSize']],
  ['a document of less [124]', { maximumDocumentSize: -1 }, ['size-not-positive Policy/MaximumDocumentSize']],
  ['codes that differ', codes(['1', 'One'], ['2', 'Two']), []],
  ['a value twice', codes(['1', 'One'], ['2', 'Two'], ['1', 'Three']), ['code-repeated Policy/CodeTables/CodeTable[2]/Codes/Code[3]/Value']],
  ['a name twice', codes(['1', 'One'], ['2', 'One']), ['code-repeated Policy/CodeTables/CodeTable[2]/Codes/Code[2]/Name']],
  ['names and values twice, in the order of the codes',
    codes(['1', 'One'], ['2', 'One'], ['1', 'One']),
    ['code-repeated Policy/CodeTables/CodeTable[2]/Codes/Code[2]/Name', 'code-repeated Policy/CodeTables/CodeTable[2]/Codes/Code[3]/Value', 'code-repeated Policy/CodeTables/CodeTable[2]/Codes/Code[3]/Name']],
  ['codes without values', codes([null, 'One'], [null, 'Two']), []],
  ['the same code in two tables', { codeTables: [codeTable({ codes: [code({ value: '1' })] }), codeTable({ codes: [code({ value: '1' })] })] }, []],
  ['one Extension [158]', extensions(1), []],
  ['three of them', extensions(3), ['extension-repeated Policy/Extensions/Extension[2]']],
  ['encodings that a policy accepts', { encodings: ['Base64', 'Link', 'Path'] }, []],
  ['Absent is none [141]', { encodings: ['Base64', 'Absent'] }, ['encoding-absent Policy/AcceptedEncodings/Encoding[2]']],
  ['a delivery format for mail [147]', protocols(['SMTP', 'XML as Email Attachment'], ['HTTP', null]), []],
  ['and for something else', protocols(['SMTP', null], ['HTTP', 'Links to Information']), ['delivery-format-without-smtp Policy/AcceptedReplyToProtocols/ReplyToProtocol[2]/@DeliveryFormat']],
  ['cards spelled as asked [122]', { acceptedCreditCards: ['Visa', 'Master Card', 'American Express', 'Discover', 'Diners Club'] }, []],
  ['cards spelled otherwise',
    { acceptedCreditCards: ['VISA', 'MasterCard', 'Diners Club', 'AmEx', 'american express', 'discover '] },
    [1, 2, 4, 5, 6].map(place => `credit-card-spelling Policy/AcceptedCreditCards/CreditCardType[${place}]`)]
]

t.test('what a policy accepts, its codes and its extensions', async t => {
  for (const [what, given, found] of policies) {
    const findings = checkPolicy(policy(given)).filter(({ rule }) => rulesHere.includes(rule))
    t.same(findings.map(({ rule, path }) => `${rule} ${path}`), found, what)
  }
})

// [what the policy has, paragraphs, a part of the message]
const told: readonly (readonly [Partial<Policy>, number[], string])[] = [
  [{ maximumFilingSize: 0 }, [123], 'Policy/MaximumFilingSize is 0'],
  [{ maximumDocumentSize: -1 }, [124], 'Policy/MaximumDocumentSize is -1'],
  [codes(['1', 'One'], ['1', 'Two']), [171], 'is "1", as in Code[1]'],
  [extensions(3), [158], 'has 3 Extension elements'],
  [{ acceptedCreditCards: ['MasterCard'] }, [122], 'Did the court mean "Master Card"?']
]

t.test('a message says what is there and what was meant', async t => {
  for (const [given, paragraphs, part] of told) {
    const [found] = checkPolicy(policy(given))
    t.same(found?.paragraphs, paragraphs)
    t.match(found?.message, part)
  }
})
