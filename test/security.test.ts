import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')

/** Rows of the table: their number, and what each is shown by. */
const rows = Array.from(page.matchAll(/^\| (\d+) \|.*\| ([^|]+) \|$/gm), ([, number, shownBy = '']) => ({ number: Number(number), shownBy }))

t.test('twenty requirements, each shown by tests that are there and are called so', t => {
  t.same(rows.map(({ number }) => number), Array.from({ length: 20 }, (_, place) => place + 1))
  for (const { number, shownBy } of rows) {
    const tests = shownBy.split(/; (?=`)/)
    for (const test of tests) {
      const [, file = '', title = ''] = /^`(test\/[\w/-]+\.test\.ts)`(?:: (.+))?$/.exec(test) ?? []
      t.ok(file !== '' && existsSync(join(root, file)), `${number}: ${test}`)
      // A title stands there as it is written, apostrophes too.
      t.ok(readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'").includes(title), `${number}: ${title}`)
    }
  }
  t.end()
})
