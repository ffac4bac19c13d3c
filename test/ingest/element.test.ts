import t from 'tap'
import { childrenOf, locate, looseText, setPaths } from '../../src/ingest/element.ts'
import { treeOf } from './given-xml.ts'

const policy = '<Policy><Name>one</Name><Fees><Fee><Cost>1</Cost></Fee><Note/><Fee><Cost>2</Cost><Cost>3</Cost></Fee><x:Fee/></Fees></Policy>'

t.test('a path counts the siblings of a name, where there are some', async t => {
  const root = await treeOf(policy)
  const paths = (element: typeof root): string[] => [element.path, ...childrenOf(element).flatMap(paths)]
  t.same(paths(root), [
    'Policy',
    'Policy/Name',
    'Policy/Fees',
    'Policy/Fees/Fee[1]',
    'Policy/Fees/Fee[1]/Cost',
    'Policy/Fees/Note',
    'Policy/Fees/Fee[2]',
    'Policy/Fees/Fee[2]/Cost[1]',
    'Policy/Fees/Fee[2]/Cost[2]',
    'Policy/Fees/Fee[3]'
  ])
  setPaths(root, 'Other')
  t.equal(childrenOf(root)[0]?.path, 'Other/Name')
})

// [path, path of the element found there]
const found: [string, string | undefined][] = [
  ['Policy', 'Policy'],
  ['Policy[1]', 'Policy'],
  ['Policy/@version', 'Policy'],
  ['Policy/Name[1]', 'Policy/Name'],
  ['Policy/Fees/Fee', 'Policy/Fees/Fee[1]'],
  ['Policy/Fees[1]/Fee[1]/Cost[1]', 'Policy/Fees/Fee[1]/Cost'],
  ['Policy/Fees/Fee[2]/Cost[2]/@Code', 'Policy/Fees/Fee[2]/Cost[2]'],
  ['Policy/Fees/Fee[4]', undefined],
  ['Policy/Fees/Fee[0]', undefined],
  ['Policy/Fees/Fee[4]/Cost', undefined],
  ['Policy[2]', undefined],
  ['Index/Name', undefined],
  ['', undefined]
]

t.test('an element is found at its path, with [1] and without', async t => {
  const root = await treeOf(policy)
  const looked = new Map()
  for (const [path, at] of found) {
    t.equal(locate(root, path)?.path, at, path)
    t.equal(locate(root, path, looked)?.path, at, `${path}, as one of many`)
  }
})

// [what stands in an element, its text]
const texts: [string, string][] = [
  ['<a> one  two\n</a>', 'one  two'],
  ['<a>one<b>no</b> two <c/>\n</a>', 'one two'],
  ['<a>one<!-- no -->two<![CDATA[ <three> ]]></a>', 'onetwo <three>'],
  ['<a> \n </a>', ''],
  ['<a/>', '']
]

t.test('an element has the text that stands in it directly', async t => {
  for (const [xml, text] of texts) t.equal(looseText(await treeOf(xml)), text, xml)
})
