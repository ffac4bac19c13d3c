import t from 'tap'
import { defaultLimits, gate } from '../../src/ingest/gate.ts'
import { xmlFault } from '../../src/ingest/xml-faults.ts'

/** A policy's beginning and end, eleven lines in all; line 4 is given. */
const around = (line: string): string => `<a>\n <b/>\n <c>\n${line}\n </c>\n <d/>\n <e/>\n <f/>\n <g/>\n <h/>\n</a>`

// [what stands in line 4 and is wrong, the line, where the fault begins, what is said of it]
const faults: [string, string, number, number, string][] = [
  ['a stray &', 'Smith & Jones', 4, 7, '"&amp;" is expected'],
  ['a & in a word', 'AT&T', 4, 3, '"&amp;" is expected'],
  ['a & before a ; that is not its own', 'AT&T <x/> ;', 4, 3, '"&amp;" is expected'],
  ['a & without a name', 'a &; b', 4, 3, '"&amp;" is expected'],
  ['the second &, behind a reference', '&amp; &#169; & &lt;', 4, 14, '"&amp;" is expected'],
  ['a & in an attribute', '<x n="A & B"/>', 4, 9, '"&amp;" is expected'],
  ['a & behind ones that mean nothing', '<!-- & --><![CDATA[&]]><?x & ?>&', 4, 32, '"&amp;" is expected'],
  ['an entity of HTML', 'a&nbsp;b', 4, 2, '"&nbsp;"'],
  ['a < that begins no tag', '1 < 2', 4, 3, '"&lt;" is expected'],
  ['a < in an attribute', '<x n="1<2"/>', 4, 6, 'holds a "<" at line 4, column 8'],
  ['an attribute without its end', '<x n="1>', 4, 6, 'holds a "<" at line 5, column 2'],
  ['a tag without its end', '<x n="1"', 4, 1, 'no end before line 5, column 2'],
  ['an element without its end', '<x>', 5, 2, '"</x>" is expected, for the element that begins at line 4, column 1'],
  ['an end tag too many', '</x>', 4, 1, '"</c>" is expected, for the element that begins at line 3, column 2'],
  ['a comment without its end', ' <!-- x', 4, 2, '"-->" is expected'],
  ['a comment with two hyphens', '<!-- x -- y -->', 4, 8, 'malformed comment'],
  ['a CDATA section without its end', '<![CDATA[ x', 4, 1, '"]]>" is expected'],
  ['an instruction without its end', '<?x y', 4, 1, '"?>" is expected'],
  ['the end of a CDATA section without its beginning', 'x ]]> y', 4, 3, 'the string "]]>"'],
  ['a control character', 'x\u0001y', 4, 2, 'disallowed character'],
  ['a prefix without its namespace', '<x\n n="1"\n q:m="2"/>', 4, 1, 'unbound namespace prefix: "q"'],
  ['two attributes of one name', '<x n="1"\n   n="2"/>', 4, 1, 'duplicate attribute: n'],
  ['attributes without a blank between them', '<x n="1"m="2"/>', 4, 9, 'no whitespace between attributes'],
  ['an XML declaration behind the beginning', '<?xml version="1.0"?>', 4, 1, 'an XML declaration must be at the start']
]

t.test('a fault is told where it begins, however far behind it the parser gives up', async t => {
  for (const [what, line, atLine, atColumn, says] of faults) {
    const gated = gate(around(line), defaultLimits)
    t.match(gated, { kind: 'refused', finding: { rule: 'not-well-formed', line: atLine, column: atColumn } }, what)
    t.match(gated, { finding: { message: says } }, `${what}: said`)
  }
})

// [what is left open, the text, where it begins]
const unended: [string, string, number, number][] = [
  ['an element', '<a>\n <b>\n  <c/>\n', 2, 2],
  ['the root', '<a>\n <b>\n  <c/>\n </b>\n', 1, 1],
  ['a tag', '<a>\n <b n="1"', 2, 2],
  ['a value', '<a>\n <b n="1', 2, 7],
  ['an end tag', '<a>\n</a', 2, 1],
  ['a reference', '<a>\n &amp', 2, 2]
]

t.test('what a file breaks off in is told where it begins', async t => {
  for (const [what, text, line, column] of unended) t.match(gate(text, defaultLimits), { kind: 'refused', finding: { rule: 'not-well-formed', line, column } }, what)
})

t.test('what nobody knows is told in the parser\'s words, where it stopped', async t => {
  const { offset, message } = xmlFault({ text: 'abc', offset: 2, words: 'something new', open: [] })
  t.same([offset, message(() => '')], [1, 'something new'])
})
