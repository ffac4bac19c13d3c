import t from 'tap'
import { readFee } from '../../src/ingest/fee.ts'
import { readWith } from './given-xml.ts'

t.test('a fee and all it states', async t => {
  const { value, findings } = await readWith('<Fee TotalPages="12"><CourtKeys><CourtKey>k</CourtKey><CourtKey>l</CourtKey></CourtKeys><Name>Complaint, unlimited</Name><Value>0101</Value><Alias>Complaint</Alias><Category>Civil</Category><Subcategory>Unlimited</Subcategory><Currency>usd</Currency><Cost>0435.000</Cost><SubsequentPages>.5</SubsequentPages><EffectiveDate>2005-01-01</EffectiveDate><ExpirationDate>2005-12-31Z</ExpirationDate><LastUpdated>2004-12-01</LastUpdated><Note>first</Note><FirstPaper>Yes</FirstPaper><CaseTypes><CaseType>01</CaseType></CaseTypes><AmountInControversy AmountThreshold="Over">25,000</AmountInControversy><JurisdictionalAmount>Unlimited</JurisdictionalAmount><DocumentTypes><DocumentType>0001</DocumentType><DocumentType>0002</DocumentType></DocumentTypes><DocumentGenericTypes><DocumentGenericType>Complaint</DocumentGenericType></DocumentGenericTypes><DocumentKey>d</DocumentKey><Filters><Filter/></Filters><Include>Yes</Include></Fee>', readFee)
  t.match(value, {
    code: '0101',
    name: 'Complaint, unlimited',
    alias: 'Complaint',
    category: 'Civil',
    subcategory: 'Unlimited',
    currency: 'USD',
    cost: '435.00',
    costText: null,
    subsequentPages: '0.50',
    subsequentPagesText: null,
    effectiveDate: '2005-01-01',
    expirationDate: '2005-12-31',
    lastUpdated: '2004-12-01',
    note: 'first',
    courtKeys: ['k', 'l'],
    firstPaper: 'Yes',
    caseTypes: ['01'],
    amountInControversy: { amount: '25,000', threshold: 'Over' },
    jurisdictionalAmount: { amount: 'Unlimited', threshold: null },
    documentTypes: ['0001', '0002'],
    documentGenericTypes: ['Complaint'],
    documentKey: 'd',
    filters: [{ table: null }],
    include: 'Yes',
    totalPages: '12',
    extra: []
  })
  t.same(findings, ['date-with-zone Fee/ExpirationDate'])
})

t.test('a fee that says nothing is in dollars, and four elements are missing', async t => {
  const { value, whole } = await readWith('<Fee/>', readFee)
  t.same(value, { code: null, name: null, alias: null, category: null, subcategory: null, currency: 'USD', cost: null, costText: null, subsequentPages: null, subsequentPagesText: null, effectiveDate: null, expirationDate: null, lastUpdated: null, note: null, courtKeys: [], firstPaper: null, caseTypes: [], amountInControversy: null, jurisdictionalAmount: null, documentTypes: [], documentGenericTypes: [], documentKey: null, filters: [], include: null, totalPages: null, extra: [] })
  t.same(whole.map(({ message }) => /has no (\w+)/.exec(message)?.[1]), ['Cost', 'Value', 'Name', 'CourtKeys'])
})

// [currency, cost as printed, cost, text kept, what the message says]
const costs: [string, string, string | null, string | null, string?][] = [
  ['', '60', '60.00', null],
  ['usd', '12.345', '12.345', null],
  ['JPY', '500', '500', null],
  ['', '-5', '-5.00', null],
  ['', '435,00', null, '435,00', 'Did the court mean "435.00"?'],
  ['', '1.435,00', null, '1.435,00', 'Did the court mean "1435.00"?'],
  ['', '1,435', null, '1,435', 'Correct it.'],
  ['$', '435.00', '435.00', null],
  ['US Dollars', '435.00', '435.00', null],
  ['xxq', '435.00', '435.00', null],
  ['', '$1,435.00', null, '$1,435.00', 'Fee/Cost is "$1,435.00": a decimal with a point and without signs of currency, such as "435.00", is expected. Did the court mean "1435.00"?'],
  ['', 'per statute', null, 'per statute', 'Correct it.'],
  ['', '1e3', null, '1e3', 'Correct it.']
]

t.test('a cost is an exact decimal in its currency, or kept as text', async t => {
  for (const [currency, text, cost, costText, message] of costs) {
    const given = currency === '' ? '' : `<Currency>${currency}</Currency>`
    const { value, whole } = await readWith(`<Fee>${given}<Cost>${text}</Cost><SubsequentPages>${text}</SubsequentPages></Fee>`, readFee, false)
    t.same([value.currency, value.cost, value.costText], [currency.replace('usd', '') || 'USD', cost, costText], text)
    t.same([value.subsequentPages, value.subsequentPagesText, value.extra], [cost, costText, []], text)
    t.same(whole.map(({ rule, path }) => `${rule} ${path}`), message === undefined ? [] : ['value-forbidden Fee/Cost', 'value-forbidden Fee/SubsequentPages'], text)
    if (message !== undefined) t.match(whole[0]?.message, message, text)
  }
})

// [element, currency, cost as text, subsequent pages as text, findings]
const empties: [string, string, string | null, string | null, string[]][] = [
  ['<Currency/>', 'USD', null, null, ['currency-unknown Fee/Currency', 'element-missing Fee/Cost']],
  ['<Currency> </Currency>', 'USD', null, null, ['currency-unknown Fee/Currency', 'element-missing Fee/Cost']],
  ['<SubsequentPages/>', 'USD', null, '', ['element-missing Fee/Cost', 'value-forbidden Fee/SubsequentPages']],
  ['', 'USD', null, null, ['element-missing Fee/Cost']]
]

t.test('an empty element is a finding, and never a price of nothing', async t => {
  for (const [xml, currency, costText, subsequentPagesText, expected] of empties) {
    const { value, findings } = await readWith(`<Fee><CourtKeys><CourtKey>k</CourtKey></CourtKeys><Name>n</Name><Value>v</Value>${xml.includes('Currency') ? xml : ''}<Cost> </Cost>${xml.includes('Currency') ? '' : xml}</Fee>`, readFee)
    t.match(value, { currency, cost: null, costText, subsequentPages: null, subsequentPagesText }, xml)
    t.same(findings, expected, xml)
  }
})

// [amount, as read]
const amounts: [string, object | null][] = [
  ['<AmountInControversy AmountThreshold="Up To">10000</AmountInControversy>', { amount: '10000', threshold: 'Up To' }],
  ['<AmountInControversy AmountThreshold="Over"/>', { amount: '', threshold: 'Over' }],
  ['<AmountInControversy> </AmountInControversy>', null]
]

t.test('an amount has its threshold', async t => {
  for (const [xml, amount] of amounts) t.same((await readWith(`<Fee>${xml}</Fee>`, readFee, false)).value.amountInControversy, amount, xml)
})

t.test('what is no field of a fee is kept', async t => {
  const { value, findings } = await readWith('<Fee Odd="1"><Cost unit="page">1</Cost><FirstPaper>maybe</FirstPaper><Waiver/></Fee>', readFee, false)
  t.match(value, { firstPaper: 'maybe', extra: [{ name: 'Fee', attributes: [{ name: 'Odd' }], children: [] }, { name: 'Cost', text: '', attributes: [{ name: 'unit', value: 'page' }] }, { name: 'Waiver' }] })
  t.same(findings, ['content-unknown Fee/@Odd', 'content-unknown Fee/Cost/@unit', 'value-forbidden Fee/FirstPaper', 'content-unknown Fee/Waiver'])
})
