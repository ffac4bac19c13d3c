import t from 'tap'
import { attributeOf, extraLeft, valueOf, type BlockReader } from '../../src/ingest/block-reader.ts'
import * as typed from '../../src/ingest/typed-values.ts'
import { readWith } from './given-xml.ts'

// [enumeration, value, what the message says: null where the list has it]
const enumerated: [keyof typeof typed, string, string | null][] = [
  ['mimeTypes', 'application/pdf', null],
  ['mimeTypes', 'Other', null],
  ['mimeTypes', 'application/PDF', 'Did the court mean "application/pdf"?'],
  ['mimeTypes', 'audio/ogg', 'Correct it.'],
  ['encodings', 'Absent', null],
  ['encodings', 'base64', 'F is "base64": one of Base64, Link, Path, Absent is expected. Did the court mean "Base64"?'],
  ['replyToProtocols', 'SOAPS', null],
  ['replyToProtocols', 'FAX', 'F is "FAX": one of HTTP, HTTPS'],
  ['deliveryFormats', 'Links to Information', null],
  ['deliveryFormats', 'XML as Email', 'Did the court mean "XML as Email Attachment"?'],
  ['documentVersions', 'Data File', null],
  ['documentVersions', 'DataFile', 'Did the court mean "Data File"?'],
  ['yesNo', 'Yes', null],
  ['yesNo', 'no', 'F is "no": Yes or No is expected. Did the court mean "No"?']
]

t.test('a value that its list does not have is kept, and told', async t => {
  for (const [name, value, message] of enumerated) {
    const enumeration = typed[name] as typed.Enumeration
    const read = await readWith(`<F>${value}</F>`, block => typed.oneOf(block, valueOf(block), enumeration))
    t.equal(read.value, value, `${name} ${value}`)
    t.equal(read.whole.length, message === null ? 0 : 1, `${name} ${value}: findings`)
    t.match(read.whole, message === null ? [] : [{ rule: 'value-forbidden', severity: 'error', paragraphs: enumeration.paragraphs, path: 'F', message }], `${name} ${value}`)
  }
  t.same((await readWith('<F/>', block => typed.oneOf(block, valueOf(block), typed.yesNo))).findings, [])
  t.same((await readWith('<F Use="maybe"/>', block => typed.oneOf(block, attributeOf(block, 'Use'), typed.yesNo, 'Use'))).findings, ['value-forbidden F/@Use'])
})

t.test('yes or no of a child', async t => {
  const ask = (block: BlockReader): unknown => typed.yesNoOf(block, 'Include')
  for (const [xml, value, findings] of [['<F/>', null, 0], ['<F><Include/></F>', null, 0], ['<F><Include>No</Include></F>', 'No', 0], ['<F><Include>true</Include></F>', 'true', 1]] as const) {
    const read = await readWith(xml, ask)
    t.same([read.value, read.findings.length], [value, findings], xml)
  }
})

// [date as printed, date as read, rule, what the message says]
const dates: [string, string | null, string?, string?][] = [
  ['2005-03-01', '2005-03-01'],
  [' 2004-02-29 ', '2004-02-29'],
  ['', null],
  ['2005-03-01Z', '2005-03-01', 'date-with-zone', 'F/Date is "2005-03-01Z": a date without a time zone is expected, and "2005-03-01" is taken.'],
  ['2005-03-01-08:00', '2005-03-01', 'date-with-zone'],
  ['2005-03-01+14:00', '2005-03-01', 'date-with-zone'],
  ['2005-02-29', '2005-02-29', 'value-forbidden', 'F/Date is "2005-02-29": a date of the calendar, YYYY-MM-DD, is expected. Correct it.'],
  ['2005-02-29Z', '2005-02-29Z', 'value-forbidden'],
  ['3/2/2005', '3/2/2005', 'value-forbidden', 'Did the court mean "2005-03-02"?'],
  ['12-31-2005', '12-31-2005', 'value-forbidden', 'Did the court mean "2005-12-31"?'],
  ['2005/3/2', '2005/3/2', 'value-forbidden', 'Did the court mean "2005-03-02"?'],
  ['20050302', '20050302', 'value-forbidden', 'Did the court mean "2005-03-02"?'],
  ['31.12.2005', '31.12.2005', 'value-forbidden', 'Correct it.'],
  ['soon', 'soon', 'value-forbidden', 'Correct it.']
]

t.test('a date loses its zone, and one that is none is kept as printed', async t => {
  for (const [text, value, rule, message] of dates) {
    const read = await readWith(`<F><Date>${text}</Date></F>`, block => typed.dateOf(block, 'Date'))
    t.equal(read.value, value, text)
    t.same(read.findings, rule === undefined ? [] : [`${rule} F/Date`], text)
    if (message !== undefined) t.match(read.whole[0]?.message, message, text)
  }
  const missing = await readWith('<F/>', block => typed.dateOf(block, 'Date', 'required'))
  t.same([missing.value, missing.findings], [null, ['element-missing F']])
})

t.test('a date may stand in an attribute', async t => {
  const ask = (block: BlockReader): unknown => typed.dateIn(block, attributeOf(block, 'StatusDate') as string, 'StatusDate')
  t.same((await readWith('<F StatusDate="2005-03-01Z"/>', ask)).findings, ['date-with-zone F/@StatusDate'])
  t.same((await readWith('<F StatusDate="now"/>', ask)).findings, ['value-forbidden F/@StatusDate'])
})

// [integer as printed, as read; where null and not blank, the text is kept under extra]
const integers: [string, number | null][] = [
  ['52428800', 52428800],
  ['+7', 7],
  ['-1', -1],
  ['007', 7],
  ['', null],
  ['50 MB', null],
  ['1.5', null],
  ['1e6', null],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', null]
]

t.test('an integer is a number, or its text is kept under extra', async t => {
  for (const [text, number] of integers) {
    const { value: [read, extra], whole } = await readWith(`<F><Size>${text}</Size></F>`, block => [typed.integerOf(block, 'Size', [123]), extraLeft(block)] as const)
    const isRefused = number === null && text !== ''
    t.equal(read, number, text)
    t.match(extra, isRefused ? [{ name: 'Size', text, attributes: [], children: [] }] : [], text)
    t.match(whole, isRefused ? [{ rule: 'value-forbidden', path: 'F/Size', paragraphs: [123], message: /whole number of bytes/ }] : [], text)
    t.equal(extra.length + whole.length, isRefused ? 2 : 0, text)
  }
  t.same((await readWith('<F/>', block => typed.integerOf(block, 'Size', [123]))).value, null)
})

// [boolean as printed, as read]
const booleans: [string, boolean | null][] = [['true', true], ['1', true], ['false', false], ['0', false], ['', null], ['Yes', null], ['TRUE', null]]

t.test('a boolean is true, false, or kept under extra', async t => {
  for (const [text, boolean] of booleans) {
    const { value: [read, extra], findings } = await readWith(`<F><Delimit>${text}</Delimit></F>`, block => [typed.booleanOf(block, 'Delimit', [125]), extraLeft(block)] as const)
    t.equal(read, boolean, text)
    t.same([extra.map(({ text }) => text), findings], boolean === null && text !== '' ? [[text], ['value-forbidden F/Delimit']] : [[], []], text)
  }
})
