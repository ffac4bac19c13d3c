import { readFileSync } from 'node:fs'
import t from 'tap'
import { corrections, rulesNumber } from '../../../src/domain/policy/corrections.ts'

t.test('corrections are numbered from 1 without gaps, and the rules have the number of the last', t => {
  const numbers = corrections.map(({ number }) => number)
  t.same(numbers, numbers.toSorted((a, b) => a - b))
  t.same([...new Set(numbers)], Array.from({ length: rulesNumber }, (_, place) => place + 1))
  t.end()
})

t.test('the page of corrections lists each of them, and no other', t => {
  const page = readFileSync(new URL('../../../docs/corrections.md', import.meta.url), 'utf8')
  const rows = page.split('\n').filter(line => /^\| \d/.test(line))
  t.same(rows, corrections.map(({ number, text }) => `| ${number} | ${text} |`))
  t.end()
})
