import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { print } from './figures.js'

const file = join(resolve(import.meta.dirname, '../..'), 'docs/scale.md')
const [BEGIN, END] = ['<!-- measured: begin -->', '<!-- measured: end -->']

const parts = {
  sizes: ['What it takes', 'what', 'measured'],
  questions: ['What it costs to ask', 'what', 'measured'],
  plans: ['How it is asked', 'query, and what it goes by', 'took']
}

/** Writes what the row `scale` measured into docs/scale.md, between its marks; what people wrote around it stays. */
export async function writeScale ({ at, figures }, machine) {
  const text = await readFile(file, 'utf8')
  const [before, after] = [text.slice(0, text.indexOf(BEGIN) + BEGIN.length), text.slice(text.indexOf(END))]
  const lines = [
    '',
    '',
    `${at.slice(0, 10)}, ${machine}.`,
    '',
    ...Object.entries(parts).flatMap(([part, head]) => table(head, figures.filter(figure => figure.part === part)))
  ]
  await writeFile(file, before + lines.join('\n') + '\n' + after)
}

function table ([title, ...head], figures) {
  const rows = [head, head.map(() => '---'), ...figures.map(figure => [figure.figure.replaceAll('|', '\\|'), print(figure)])]
  return [`### ${title}`, '', ...rows.map(cells => `| ${cells.join(' | ')} |`), '']
}
