import t from 'tap'
import { closerOf, markupAt } from '../../src/ingest/markup.ts'

// [what, the text up to the offset and |, construct, value, ampersand, end]
const places: [string, string, number | null, number | null, number | null, number][] = [
  ['the beginning', '|<a/>', null, null, null, 0],
  ['within a tag', '<a |b="1"/>', 0, null, null, 0],
  ['within a value', '<a b="|1"/>', 0, 5, null, 0],
  ['within a value, behind the other quotation mark', '<a b="1\'>|"/>', 0, 5, null, 0],
  ['behind a value', '<a b="1>"|/>', 0, null, null, 0],
  ['behind a tag', '<a b="1"/>|', null, null, null, 10],
  ['within a comment', '<a><!-- <b " -|->', 3, null, null, 3],
  ['behind a comment', '<a><!-- <b " -->|', null, null, null, 16],
  ['within a CDATA section', '<![CDATA[ ]] > |', 0, null, null, 0],
  ['behind a CDATA section', '<![CDATA[ ]]>|', null, null, null, 13],
  ['behind an instruction', '<?a b?>|', null, null, null, 7],
  ['behind what begins no reference', 'a & b &c; &|', null, null, 2, 0],
  ['behind references', '&a; &#1; &#xaF; <a b="&c;"/>|', null, null, null, 28],
  ['a tag in a tag', '<a <b|', 3, null, null, 0],
  ['signs outside of tags', '"a\' > |', null, null, null, 0]
]

t.test('what is open in a text is known at any offset', async t => {
  for (const [what, marked, construct, value, ampersand, end] of places) {
    t.same(markupAt(marked.replace('|', ''), marked.indexOf('|')), { construct, value, ampersand, end }, what)
  }
})

t.test('a construct has its own end', async t => {
  t.same(['<!-- ', '<![CDATA[', '<?x', '<x', '<!DOCTYPE'].map(text => closerOf(text, 0)), ['-->', ']]>', '?>', '>', '>'])
})

t.test('a long text is gone through in a moment', async t => {
  const start = process.cpuUsage()
  for (const part of ['<', '&', '"', '<!--', '<a b="', '&amp;']) markupAt(part.repeat(1_000_000), Infinity)
  t.ok(process.cpuUsage(start).user < 5_000_000)
})
