import t from 'tap'
import { defaultLimits, gate } from '../../src/ingest/gate.ts'

const limits = { ...defaultLimits, depth: 3, attributes: 4, elements: 5 }
const long = 'n'.repeat(257)

// [what is wrong, the text, rule, line, column, what the message says]
const refused: [string, string, string, number, number, RegExp][] = [
  ['nothing at all', '', 'not-well-formed', 1, 1, /must contain a root element/],
  ['blanks only', ' \n ', 'not-well-formed', 2, 1, /must contain a root element/],
  ['no XML', 'PK\u0003\u0004', 'not-well-formed', 1, 3, /disallowed character/],
  ['an end tag is missing', '<a>\n<b></a>', 'not-well-formed', 2, 4, /unexpected close tag "<\/a>": "<\/b>" is expected, for the element that begins at line 2, column 1/],
  ['an end tag of nothing', '<a/>\n</b>', 'not-well-formed', 2, 1, /unmatched closing tag: b|unexpected close tag "<\/b>": no element is open/],
  ['the end is missing', '<a><b/>', 'not-well-formed', 1, 1, /unclosed tag: the element "a" begins here/],
  ['the end is missing, behind a line end', '<a>\n<b>\n <c/>\n', 'not-well-formed', 2, 1, /unclosed tag: the element "b" begins here/],
  ['two roots', '<a/>\n<b c="1"\n/>', 'not-well-formed', 2, 1, /only one root/],
  ['text behind the root', '<a/>\n more\n', 'not-well-formed', 2, 2, /text data outside of root node/],
  ['text before the root', ' some\n<a/>', 'not-well-formed', 1, 2, /text data outside of root node/],
  ['an entity that nobody declared', '<a>&nbsp;</a>', 'not-well-formed', 1, 4, /undefined entity, "&nbsp;"/],
  ['an attribute twice', '<a\n b="1"\n b="2"/>', 'not-well-formed', 1, 1, /duplicate attribute/],
  ['an attribute twice, by two prefixes', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>', 'not-well-formed', 1, 1, /duplicate attribute: {u}b/],
  ['an attribute without quotes', '<a b=1/>', 'not-well-formed', 1, 6, /unquoted/],
  ['a prefix that nobody declared', '<a>\n<p:a\n b="1"/></a>', 'not-well-formed', 2, 1, /unbound namespace prefix: "p"/],
  ['a control character', '<a>\u0001</a>', 'not-well-formed', 1, 4, /disallowed character/],
  ['a letter that stands for none', '<a>&#0;</a>', 'not-well-formed', 1, 4, /malformed character entity, "&#0;"/],
  ['a document type', '<?xml version="1.0"?>\n<!DOCTYPE a>\n<a/>', 'document-type-refused', 2, 1, /fetch the XML file instead/],
  ['entities in a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'document-type-refused', 1, 1, /<!DOCTYPE/],
  ['elements too deep', '<a><b><c><d/></c></b></a>', 'limit-exceeded', 1, 10, /more than 3 deep/],
  ['too many elements', '<a><b/><b/><b/><b/><b/></a>', 'limit-exceeded', 1, 20, /more than 5 elements/],
  ['too many attributes', '<a a="1" b="2" c="3" d="4"\ne="5"/>', 'limit-exceeded', 1, 1, /more than 4 attributes/],
  ['too long a name', `<${long}/>`, 'limit-exceeded', 1, 1, /"nnnnnnnnnnnnnnnnnnnn..." is longer than 256/],
  ['too long a name of an attribute', `<a ${long}="1"/>`, 'limit-exceeded', 1, 1, /longer than 256/]
]

t.test('a document that is not well-formed, or beyond the limits, is refused at its first fault', async t => {
  for (const [what, text, rule, line, column, message] of refused) {
    const gated = gate(text, limits)
    t.match(gated, { kind: 'refused', finding: { rule, severity: 'error', message } }, what)
    if (gated.kind === 'open') continue
    t.same([gated.finding.line, gated.finding.column], [line, column], `${what}: where`)
    t.match(gated.finding.message, `Line ${line}, column ${column}: `, what)
  }
})

t.test('start tags have their places, from 1', async t => {
  const text = '<?xml version="1.0"?>\n<!-- <no/> --><a>\n  <b\n   c="&lt;>"/>\t<d><![CDATA[<no/>]]>\n\n</d\n><e/></a>'
  t.same(gate(text, limits), {
    kind: 'open',
    starts: [{ line: 2, column: 15 }, { line: 3, column: 3 }, { line: 4, column: 16 }, { line: 7, column: 2 }]
  })
})

t.test('what is at the limits is read', async t => {
  t.match(gate('<a b="1" c="2" d="3" e="4"><b><c/><c/><c/></b></a>', limits), { kind: 'open' })
  t.match(gate('<?xml version="1.1"?><a/>', limits), { kind: 'open' })
})

// [what is sent to keep a reader busy, the text]
const hostile: [string, () => string][] = [
  ['200,000 elements within each other', () => '<a>'.repeat(200_000)],
  ['100,000 attributes', () => `<a ${Array.from({ length: 100_000 }, (_, index) => `b${index}="1"`).join(' ')}/>`],
  ['a name of 10 MB', () => `<${'a'.repeat(10_000_000)}/>`],
  ['more than a million elements', () => `<a>${'<b/>'.repeat(1_100_000)}</a>`],
  ['100,000 declarations of entities', () => `<!DOCTYPE a [${'<!ENTITY b "c">'.repeat(100_000)}]><a/>`]
]

t.test('what is sent to keep a reader busy is refused soon', async t => {
  for (const [what, text] of hostile) {
    const given = text()
    const start = process.cpuUsage()
    t.match(gate(given, defaultLimits), { kind: 'refused' }, what)
    t.ok(process.cpuUsage(start).user < 5_000_000, `${what} takes less than five seconds of computing`)
  }
})
