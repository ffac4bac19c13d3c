import t from 'tap'
import { finding } from '../../src/domain/policy/rules.ts'
import type { XmlElement } from '../../src/ingest/element.ts'
import { mostFindings, quote, startReport } from '../../src/ingest/report.ts'

const at = (line: number, column = 1): XmlElement => ({ namespace: '', name: 'Fee', attributes: [], content: [], line, column, path: `Policy/Fee[${line}]` })

t.test('a finding has the rule of its row, and the place of its element', async t => {
  const report = startReport()
  report.tell('value-forbidden', at(3, 7), path => `${path} is odd`)
  report.tell('content-unknown', at(4), path => `${path} is odd`, { attribute: 'Code', paragraphs: [127] })
  t.same(report.findings(), [
    { rule: 'value-forbidden', severity: 'error', paragraphs: [], path: 'Policy/Fee[3]', line: 3, column: 7, message: 'Policy/Fee[3] is odd' },
    { rule: 'content-unknown', severity: 'info', paragraphs: [127], path: 'Policy/Fee[4]/@Code', line: 4, column: 1, message: 'Policy/Fee[4]/@Code is odd' }
  ])
})

t.test('findings come in the order of the document, those without a place last', async t => {
  const report = startReport()
  const say = (line: number, column: number, message: string): void => report.tell('date-with-zone', at(line, column), () => message)
  say(2, 9, 'third')
  say(2, 5, 'second')
  say(1, 30, 'first')
  say(2, 9, 'fourth')
  report.include(finding('too-soon', 'seventh'))
  report.include(finding('short-notice', 'eighth'))
  report.include(finding('too-soon', 'fifth', { line: 3, column: 1 }))
  report.include(finding('too-soon', 'sixth'), () => ({ line: 4, column: null }))
  t.same(report.findings().map(({ message }) => message), ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'])
})

t.test('of too many findings the errors are kept, and a note comes last', async t => {
  const report = startReport()
  let made = 0
  for (let line = 1; line <= 1500; line += 1) {
    report.tell('content-unknown', at(line), () => {
      made += 1
      return 'unknown'
    })
  }
  t.equal(made, mostFindings + 1, 'no message is made for nothing')
  report.tell('value-forbidden', at(1600), () => 'forbidden')
  report.include(finding('too-soon', 'too soon'))
  report.include(finding('short-notice', 'dropped'), () => {
    made += 1
    return { line: 1, column: 1 }
  })
  t.equal(made, mostFindings + 1, 'no place is looked for in vain')
  const findings = report.findings()
  t.equal(findings.length, mostFindings)
  t.same(findings.filter(({ severity }) => severity === 'error').map(({ message }) => message), ['forbidden', 'too soon', findings.at(-1)?.message])
  t.match(findings.at(-1), { rule: 'limit-exceeded', message: /more than 1000 findings/ })
})

t.test('as many findings as are allowed come without a note', async t => {
  const report = startReport()
  for (let line = 1; line <= mostFindings; line += 1) report.tell('value-forbidden', at(line), () => 'forbidden')
  t.equal(report.findings().length, mostFindings)
  t.notMatch(report.findings().at(-1), { rule: 'limit-exceeded' })
  report.include(finding('too-soon', 'too soon'))
  t.match(report.findings().at(-1), { rule: 'limit-exceeded' })
})

t.test('a long value is cut in a message', async t => {
  t.equal(quote('9'), '"9"')
  t.equal(quote('x'.repeat(80)), `"${'x'.repeat(80)}"`)
  t.equal(quote('x'.repeat(81)), `"${'x'.repeat(80)}..."`)
})
