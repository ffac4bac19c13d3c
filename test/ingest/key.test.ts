import t from 'tap'
import { readKey } from '../../src/ingest/key.ts'
import { readWith } from './given-xml.ts'

const parts = [
  ['CourtKey', 'courtKey', 'USCASacramentoSuperior'],
  ['Year', 'year', '2005'],
  ['Month', 'month', '03'],
  ['Day', 'day', '01'],
  ['Hour', 'hour', '16'],
  ['Minute', 'minute', '10'],
  ['Second', 'second', '00'],
  ['OrganizationKey', 'organizationKey', 'USCASacramentoSuperior'],
  ['Application', 'application', 'PolicyMaker'],
  ['Version', 'version', '1.0'],
  ['Suffix', 'suffix', '001']
] as const

t.test('a key has all its parts, as printed', async t => {
  const { value, findings } = await readWith(`<Key>${parts.map(([element,, text]) => `<${element}>${text}</${element}>`).join('')}</Key>`, readKey)
  t.same(value, { ...Object.fromEntries(parts.map(([, field, text]) => [field, text])), extra: [] })
  t.same(findings, [])
})

t.test('every part is required', async t => {
  const { value, whole } = await readWith('<Key><Odd/></Key>', readKey)
  t.match(value, { ...Object.fromEntries(parts.map(([, field]) => [field, null])), extra: [{ name: 'Odd' }] })
  t.same(whole.filter(({ rule }) => rule === 'element-missing').map(({ message }) => message.split(':')[0]), parts.map(([element]) => `Key has no ${element}`))
})
