import t from 'tap'
import { decode } from '../../src/ingest/decode.ts'

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')]
const wide = (text: string, ...order: [number, number]): number[] => [...text].flatMap(letter => {
  const code = letter.charCodeAt(0)
  const units = [code & 0xff, code >> 8]
  return order.map(place => units[place] as number)
})
const little = (text: string): number[] => wide(text, 0, 1)
const big = (text: string): number[] => wide(text, 1, 0)
const utf8 = (text: string): number[] => [...Buffer.from(text)]

// [what the bytes are, the bytes, the text]
const read: [string, number[], string][] = [
  ['UTF-8, told by nothing', utf8('<a>é</a>'), '<a>é</a>'],
  ['UTF-8, told by its mark', [0xef, 0xbb, 0xbf, ...utf8('<a>é</a>')], '<a>é</a>'],
  ['UTF-8, told by the declaration', utf8("<?xml version='1.0' encoding='utf-8'?><a>é</a>"), "<?xml version='1.0' encoding='utf-8'?><a>é</a>"],
  ['Latin-1, told by the declaration', ascii('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>'), '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'],
  ['Windows-1252, told by the declaration', ascii('<?xml version="1.0"\n encoding = "windows-1252" ?><a>\u0093</a>'), '<?xml version="1.0"\n encoding = "windows-1252" ?><a>“</a>'],
  ['Shift JIS, told by the declaration', ascii('<?xml version="1.0" encoding="shift_jis"?><a>\u0082\u00a0</a>'), '<?xml version="1.0" encoding="shift_jis"?><a>あ</a>'],
  ['UTF-16, little end first, told by its mark', [0xff, 0xfe, ...little('<a>é</a>')], '<a>é</a>'],
  ['UTF-16, big end first, told by its mark', [0xfe, 0xff, ...big('<a>é</a>')], '<a>é</a>'],
  ['UTF-16, little end first, told by <?xml', little('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'), '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'],
  ['UTF-16, big end first, told by <?xml', big('<?xml version="1.0"?><a>é</a>'), '<?xml version="1.0"?><a>é</a>'],
  ['the mark is the stronger word', [0xef, 0xbb, 0xbf, ...utf8('<?xml version="1.0" encoding="latin1"?><a>é</a>')], '<?xml version="1.0" encoding="latin1"?><a>é</a>'],
  ['line ends of every kind', ascii('a\r\nb\rc\nd\r\r\ne'), 'a\nb\nc\nd\n\ne'],
  ['nothing', [], '']
]

// [what the bytes are, the bytes, what the finding says]
const refused: [string, number[], RegExp][] = [
  ['Latin-1 that says nothing', ascii('<a>\u00e9</a>'), /bytes do not fit its encoding, UTF-8/],
  ['cut in a letter', [...ascii('<a>'), 0xc3], /do not fit/],
  ['half a surrogate pair', [0xff, 0xfe, ...little('<a>\ud800</a>')], /do not fit its encoding, UTF-16/],
  ['an encoding that nobody knows', ascii('<?xml version="1.0" encoding="klingon"?><a/>'), /"klingon", which is unknown/],
  ['no name of an encoding', ascii('<?xml version="1.0" encoding=""?><a/>'), /"", which is unknown/],
  ['says UTF-16 and is not', ascii('<?xml version="1.0" encoding="utf-16"?><a/>'), /"utf-16" and its bytes are not of that/],
  ['says UCS-4 and is not', ascii('<?xml version="1.0" encoding="UCS-4"?><a/>'), /"UCS-4" and its bytes/],
  ['UTF-32, little end first, with a mark', [0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0], /UTF-32, which is not read/],
  ['UTF-32, big end first, with a mark', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c], /UTF-32/],
  ['UTF-32, little end first', [0x3c, 0, 0, 0, 0x3f, 0, 0, 0], /UTF-32/],
  ['UTF-32, big end first', [0, 0, 0, 0x3c, 0, 0, 0, 0x3f], /UTF-32/]
]

t.test('bytes are read in the encoding that they tell', async t => {
  for (const [what, bytes, text] of read) t.same(decode(Uint8Array.from(bytes)), { kind: 'text', text }, what)
})

t.test('bytes that do not fit their encoding are refused, never guessed', async t => {
  for (const [what, bytes, message] of refused) {
    t.match(decode(Uint8Array.from(bytes)), { kind: 'refused', finding: { rule: 'encoding-unreadable', message } }, what)
  }
})
