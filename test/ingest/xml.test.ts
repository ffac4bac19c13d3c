import fc from 'fast-check'
import t from 'tap'
import { childrenOf, type XmlElement } from '../../src/ingest/element.ts'
import { defaultLimits } from '../../src/ingest/gate.ts'
import { parseXml } from '../../src/ingest/xml.ts'

const parse = async (xml: string): ReturnType<typeof parseXml> => await parseXml(new TextEncoder().encode(xml), defaultLimits)

async function rootOf (xml: string): Promise<XmlElement> {
  const document = await parse(xml)
  if (document.kind === 'refused') throw new Error(document.finding.message)
  return document.root
}

t.test('an element has its namespace, attributes, content in order, and place', async t => {
  t.same(await rootOf('<p:a xmlns:p="urn:p" xmlns="urn:q"\n xmlns:r="urn:r" b=" 1\n2&#x41; " r:b="&lt;">\r\n  x<c/>y &amp; <!-- no -->z<![CDATA[<&]]><?no no?><c d="e"/></p:a>'), {
    namespace: 'urn:p',
    name: 'a',
    attributes: [{ namespace: '', name: 'b', value: ' 1 2A ' }, { namespace: 'urn:r', name: 'b', value: '<' }],
    content: [
      '\n  x',
      { namespace: 'urn:q', name: 'c', attributes: [], content: [], line: 4, column: 4, path: 'a/c[1]' },
      'y & z<&',
      { namespace: 'urn:q', name: 'c', attributes: [{ namespace: '', name: 'd', value: 'e' }], content: [], line: 4, column: 51, path: 'a/c[2]' }
    ],
    line: 1,
    column: 1,
    path: 'a'
  })
})

/** Names that objects have of themselves, that xml2js uses as keys, or that it might take for its own. */
const odd = ['constructor', '__proto__', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', '_', '__text__', '_.', 'cdata', 'attributes', 'ns', 'length', 'e', 'xmlns-', 'xml']

t.test('no name is lost or taken for another, of an element, an attribute or a prefix', async t => {
  for (const name of odd) {
    const root = await rootOf(`<r xmlns:${name === 'xml' ? 'q' : name}="${name === 'xml' ? 'urn:q' : `urn:${name}`}" ${name}="one"><${name} ${name}="two">three<${name}/></${name}><${name}>four</${name}></r>`)
    t.match(root.attributes, [{ namespace: '', name, value: 'one' }], `${name}: attribute`)
    const [first, second] = childrenOf(root)
    t.match(first, { name, namespace: '', attributes: [{ name, value: 'two' }], content: ['three', { name, content: [] }] }, `${name}: first`)
    t.match(second, { name, namespace: '', attributes: [], content: ['four'] }, `${name}: second`)
    if (name === 'xml') continue
    const prefixed = await rootOf(`<${name}:r xmlns:${name}="urn:x" ${name}:${name}="1"><${name}:${name}/></${name}:r>`)
    t.match(prefixed, { namespace: 'urn:x', name: 'r', attributes: [{ namespace: 'urn:x', name, value: '1' }], content: [{ namespace: 'urn:x', name }] }, `${name}: prefix`)
  }
  t.equal(Reflect.get({}, 'one'), undefined, 'no object was changed')
})

// [what is wrong, the document, the rule]
const refused: [string, string, string][] = [
  ['nothing', '', 'not-well-formed'],
  ['a web page', '<!DOCTYPE html><html><body>Not found</body></html>', 'document-type-refused'],
  ['an end tag is missing', '<a>', 'not-well-formed'],
  ['a name in letters that one of the two parsers does not know', '<\u{10400}/>', 'not-well-formed']
]

t.test('a document that has no tree tells why', async t => {
  for (const [what, xml, rule] of refused) t.match(await parse(xml), { kind: 'refused', finding: { rule } }, what)
  t.match(await parseXml(Uint8Array.from([0xff]), defaultLimits), { kind: 'refused', finding: { rule: 'encoding-unreadable' } })
  t.match(await parseXml(new TextEncoder().encode('<a/>'), { ...defaultLimits, bytes: 3 }), { kind: 'refused', finding: { rule: 'limit-exceeded', message: /4 bytes: at most 3/ } })
  t.match(await parseXml(new TextEncoder().encode('<a/>'), { ...defaultLimits, bytes: 4 }), { kind: 'document' })
})

t.test('any bytes give a tree or a finding', async t => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.string({ unit: fc.constantFrom('<', '>', '/', 'a', ':', '=', '"', '&', ';', '!', '-', '[', ']', '?', ' ', '\n', '\u0000'), maxLength: 40 }).map(text => new TextEncoder().encode(text)))
  await t.resolves(fc.assert(fc.asyncProperty(bytes, async given => ['document', 'refused'].includes((await parseXml(given, defaultLimits)).kind)), { seed: 20050301, numRuns: 500 }))
})

/** A tree to be written: elements by name, namespace and content. */
interface Given { name: string, namespace: string, attributes: [string, string][], content: (Given | string)[] }

const name = fc.oneof(fc.constantFrom(...odd.filter(word => word !== 'xml')), fc.stringMatching(/^[A-Za-z_][A-Za-z0-9._-]{0,5}$/))
const namespace = fc.constantFrom('', 'urn:one', 'urn:two', 'urn:three')
const text = fc.string({ unit: fc.constantFrom('a', ' ', '&', '<', '>', ']', '"', '\'', '\n', '\t', 'é', '€', '\u{1f3db}'), minLength: 1, maxLength: 6 })
const { tree } = fc.letrec<{ tree: Given }>(tie => ({
  tree: fc.record({
    name,
    namespace,
    attributes: fc.uniqueArray(fc.tuple(name, text.map(value => value.replace(/[\n\t]/g, ' '))), { maxLength: 3, selector: ([key]) => key }),
    content: fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, text, tie('tree')), { maxLength: 4 })
  })
}))

const escape = (value: string): string => value.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

/** Writes a tree with a prefix for each namespace, or with default namespaces declared where they change. */
function write ({ name, namespace, attributes, content }: Given, prefixOf: ((namespace: string) => string) | null): string {
  const tag = prefixOf === null || namespace === '' ? name : `${prefixOf(namespace)}:${name}`
  const declared = prefixOf === null ? ` xmlns="${namespace}"` : namespace === '' ? '' : ` xmlns:${prefixOf(namespace)}="${namespace}"`
  const written = attributes.map(([key, value]) => ` ${key}="${escape(value)}"`).join('')
  return `<${tag}${declared}${written}>${content.map(item => typeof item === 'string' ? escape(item) : write(item, prefixOf)).join('')}</${tag}>`
}

/** The tree as it was given, from what was read. */
function given ({ name, namespace, attributes, content }: XmlElement): Given {
  return { name, namespace, attributes: attributes.map(({ name: key, value }) => [key, value]), content: content.map(item => typeof item === 'string' ? item : given(item)) }
}

/** Texts side by side are one text. */
function joined (tree: Given): Given {
  const content: Given['content'] = []
  for (const item of tree.content) {
    const last = content.at(-1)
    if (typeof item === 'string' && typeof last === 'string') content.splice(-1, 1, last + item)
    else content.push(typeof item === 'string' ? item : joined(item))
  }
  return { ...tree, content }
}

t.test('a tree comes back as it was written, whatever the prefixes', async t => {
  const writers = [null, (namespace: string) => namespace.replace('urn:', ''), (namespace: string) => `__proto__${namespace.length}${namespace.slice(4)}`]
  await fc.assert(fc.asyncProperty(tree, fc.constantFrom(...writers), async (tree, prefixOf) => {
    t.same(given(await rootOf(write(tree, prefixOf))), joined(tree))
  }), { seed: 20050301, numRuns: 200 })
})
