import t from 'tap'
import { keepCrawl } from '../archive/keep.ts'
import { code, codeTable, fee, policy } from '../domain/blank-policy.ts'
import { serve } from './serve.ts'

// What is asked about a filing, as parameters of the fees of a policy (domain §6).

const court = 'USCASacramentoSuperior'
const civil = `${court}Civil`
const over = (amount: string) => ({ amount, threshold: 'Over' })
const upTo = (amount: string) => ({ amount, threshold: 'Up To' })

const fees = [
  fee({ code: 'any', cost: '10.00' }),
  fee({ code: 'first', name: 'Complaint, limited', firstPaper: 'Yes', jurisdictionalAmount: { amount: 'Limited', threshold: null }, amountInControversy: upTo('10000'), caseTypes: ['42'] }),
  fee({ code: 'first', name: 'Complaint, limited, over 10,000', firstPaper: 'Yes', jurisdictionalAmount: { amount: 'Limited', threshold: null }, amountInControversy: over('10000'), caseTypes: ['Civil'] }),
  fee({ code: 'motion', firstPaper: 'No', documentTypes: ['20', '21'] }),
  fee({ code: 'kind', documentGenericTypes: ['Motion'] }),
  fee({ code: 'civil', courtKeys: [civil], documentTypes: ['Z'] }),
  fee({ code: 'copies', cost: '1.00', subsequentPages: '0.50' })
]
const codeTables = [
  codeTable({ codifiedName: 'CaseType', codes: [code({ value: '42', name: 'Civil' }), code({ value: '60', name: 'Probate', alias: 'Estate' })] }),
  codeTable({ codifiedName: 'DocumentType', codes: [code({ value: '20', name: 'Motion', genericType: 'Motion' }), code({ value: '30', name: 'Answer', genericType: 'Pleading' })] }),
  codeTable({ codifiedName: 'DocumentType', courtKeys: [civil], codes: [code({ value: 'Z', name: 'Civil cover sheet' })] })
]

// [key, query, the codes that apply, those of which it is undetermined]
const asked = [
  [court, '', 'any copies', 'first first motion kind civil'],
  [court, 'firstPaper=true', 'any copies', 'first first kind civil'],
  [court, 'firstPaper=true&jurisdictionalAmount=limited&amountInControversy=10000&caseType=civil', 'any first copies', 'kind civil'],
  [court, 'firstPaper=true&jurisdictionalAmount=Limited&amountInControversy=10000.01&caseType=42', 'any first copies', 'kind civil'],
  [court, 'caseType=Estate', 'any copies', 'motion kind civil'],
  [court, 'jurisdictionalAmount=Unlimited', 'any copies', 'motion kind civil'],
  [court, 'documentType=Motion&firstPaper=false', 'any motion kind copies', ''],
  [court, 'documentType=30', 'any copies', 'first first'],
  [court, 'documentType=20&documentGenericType=motion', 'any kind copies', 'first first motion'],
  [court, 'documentGenericType=Motion', 'any kind copies', 'first first motion civil'],
  [civil, 'documentType=civil%20cover%20sheet', 'any civil copies', 'first first kind'],
  [civil, 'documentType=Letter', 'any copies', 'first first kind']
] as const

// [query, parameter, a part of what is said]
const refused = [
  ['documentType=20&documentGenericType=Pleading', 'documentGenericType', 'is of "Motion"'],
  ['amountInControversy=-1', 'amountInControversy', 'no sign'],
  ['amountInControversy=1,000', 'amountInControversy', 'no sign'],
  ['amountInControversy=', 'amountInControversy', 'no sign'],
  ['firstPaper=yes', 'firstPaper', 'true or false'],
  ['firstPaper=', 'firstPaper', 'true or false'],
  ['caseType=', 'caseType', 'a case type'],
  ['caseType=42&caseType=60', 'caseType', '2 times'],
  ['pages=0', 'pages', 'a whole number'],
  ['firstpaper=true', 'firstpaper', 'Did you mean firstPaper?']
] as const

interface Item { code: string, applies: string, due: { amount: string } | null, reasons: Array<{ criterion: string, result: string }> }

t.test('fees that apply, or could, by what is asked about the filing', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, [policy({ fees, codeTables })])
  await histories.refresh()
  const ask = async (path: string) => await app.inject(`/v1/courts/${path}`)

  for (const [key, query, yes, undetermined] of asked) {
    const { items } = (await ask(`${key}/fees?at=2010-01-01T09:00&${query}`)).json() as { items: Item[] }
    const codes = (applies: string): string => items.filter(item => item.applies === applies).map(({ code }) => code).join(' ')
    t.same([codes('yes'), codes('undetermined')], [yes, undetermined], `${key}: ${query}`)
  }
  await t.test('one code, also what contradicts, with a reason for each criterion', async t => {
    const { fees } = (await ask(`${court}/fees/first?at=2010-01-01T09:00&firstPaper=true&amountInControversy=10000&caseType=Probate`)).json() as { fees: Item[] }
    t.same(fees.map(({ applies, reasons }) => [applies, reasons.map(({ criterion, result }) => `${criterion} ${result}`)]), [
      ['no', ['case-type no', 'first-paper yes', 'jurisdictional-amount undetermined', 'amount-in-controversy yes']],
      ['no', ['case-type no', 'first-paper yes', 'jurisdictional-amount undetermined', 'amount-in-controversy no']]
    ])
  })
  await t.test('what is due for so many pages', async t => {
    const due = async (query: string) => ((await ask(`${court}/fees/copies?at=2010-01-01T09:00&${query}`)).json() as { fees: Item[] }).fees[0]?.due
    t.equal(await due(''), null)
    t.match(await due('pages=1'), { amount: '1.00' })
    t.match(await due('pages=11'), { amount: '6.00' })
  })
  for (const [query, parameter, part] of refused) {
    const answer = await ask(`${court}/fees?at=2010-01-01T09:00&${query}`)
    t.equal(answer.statusCode, 400, query)
    const [error] = answer.json().errors as Array<{ parameter: string, message: string }>
    t.equal(error?.parameter, parameter, query)
    t.match(error?.message, part, query)
  }
})
