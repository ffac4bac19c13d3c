import t from 'tap'
import { canonicalJson } from '../../../src/domain/text/canonical-json.ts'

// what it shows, value, its canonical JSON
const cases: Array<[string, unknown, string]> = [
  ['members by name', { b: 1, a: 2, B: 3, 10: 4, 9: 5 }, '{"10":4,"9":5,"B":3,"a":2,"b":1}'],
  ['the example of RFC 8785, 3.2.3', { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', דּ: 'Hebrew Letter Dalet With Dagesh', 1: 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', ö: 'Latin Small Letter O With Diaeresis' },
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}'],
  ['the numbers of RFC 8785, 3.2.2', [Number('333333333.33333329'), 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0], '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]'],
  ['the text of RFC 8785, 3.2.2', '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\\u0022/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
  ['literals', [null, true, false], '[null,true,false]'],
  ['lists keep their order', { list: [3, [1, { b: [], a: {} }]] }, '{"list":[3,[1,{"a":{},"b":[]}]]}'],
  ['what is undefined is absent, in a list null', { a: undefined, b: [undefined] }, '{"b":[null]}'],
  ['half a surrogate pair', { 'a\ud83d': '\ude00b' }, '{"a\ufffd":"\ufffdb"}'],
  ['a name that every object has', JSON.parse('{"__proto__":1,"constructor":2}'), '{"__proto__":1,"constructor":2}']
]

t.test('canonical JSON', async t => {
  for (const [what, value, expected] of cases) t.equal(canonicalJson(value), expected, what)
})
