import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Files of these kinds below a folder, by their paths from the root. */
function filesIn (folder: string, kinds: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && kinds.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
}

/** Lines put together, so that a comment may break a citation. */
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8').replace(/\s*\n\s*(?:\*(?!\/)|\/\/|--)?\s*/g, ' ')

const sections = (page: string): Set<string> => {
  const lines = readFileSync(join(root, page), 'utf8').split('\n')
  return new Set(lines.flatMap(line => /^##+ (\d+(?:\.\d+)*)\.? /.exec(line)?.[1] ?? []))
}

const pages = { domain: 'docs/domain.md', schemas: 'docs/schemas.md' } as const
const known = { domain: sections(pages.domain), schemas: sections(pages.schemas) }

/** A page and sections of it: `domain §3.7`, `Schemas §6.2, §6.5 to §6.7`. */
const citation = /\b(domain|schemas) (§\d+(?:\.\d+)*(?:(?:, | and | to )§\d+(?:\.\d+)*)*)/gi

const sectionsOf = (text: string): string[] => [...text.matchAll(/§(\d+(?:\.\d+)*)/g)].map(([, number = '']) => number)

const files = [...['src', 'test', 'db', 'docs'].flatMap(folder => filesIn(folder, /\.(ts|js|sql|md)$/)), 'README.md', 'CONTRIBUTING.md']

t.test('each section that is cited stands in its page', async t => {
  const cited = files.flatMap(file => [...textOf(file).matchAll(citation)].flatMap(([, page = '', numbers = '']) =>
    sectionsOf(numbers).map(number => ({ file, page: page.toLowerCase() as keyof typeof pages, number }))))
  t.ok(cited.length > 100, `${cited.length} citations`)
  t.same(cited.filter(({ page, number }) => !known[page].has(number)), [])
})

t.test('within a page a section without a page\'s name is one of its own', async t => {
  for (const [name, page] of Object.entries(pages)) {
    const own = sectionsOf(textOf(page).replace(citation, ''))
    t.same(own.filter(number => !known[name as keyof typeof pages].has(number)), [], page)
  }
})

t.test('nothing else is cited by sections: no page of another name, and none without one', async t => {
  const strays = files.filter(file => !Object.values<string>(pages).includes(file) && !file.endsWith('documents.test.ts'))
    .flatMap(file => sectionsOf(textOf(file).replace(citation, '')).map(number => `${file}: §${number}`))
  t.same(strays, [])
})

t.test('what leaves the house cites no section: a caller has not these pages', async t => {
  for (const file of filesIn('src', /\.ts$/)) {
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    t.notOk(code.includes('§'), file)
  }
})

t.test('each source that the pages name is there', async t => {
  const sources = new Set([...filesIn('src', /\.ts$/), ...filesIn('db/sample', /\.js$/)].map(file => basename(file)))
  for (const page of Object.values(pages)) {
    const named = [...textOf(page).matchAll(/`([a-z0-9-]+\.[jt]s)`/g)].map(([, name = '']) => name)
    t.ok(named.length > 10, `${named.length} in ${page}`)
    t.same(named.filter(name => !sources.has(name)), [], page)
  }
})
