import { below, type Random } from './random.ts'

/** Changes the bytes of a document, whatever they mean. */
export type ByteMutation = (bytes: Buffer, random: Random) => Buffer

/** A place and a length within, often short. */
function span (bytes: Buffer, random: Random): [from: number, to: number] {
  const from = below(random, bytes.length)
  return [from, Math.min(bytes.length, from + 1 + Math.floor(random() ** 4 * bytes.length))]
}

const insert = (bytes: Buffer, place: number, given: Uint8Array): Buffer => Buffer.concat([bytes.subarray(0, place), given, bytes.subarray(place)])

/** The text with another word about its encoding. */
const declared = (text: string, encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>${text.replace(/^\ufeff?<\?xml[^>]*>/, '')}`

const wrongNames = ['UTF-16', 'UTF-32', 'US-ASCII', 'windows-1252', 'ISO-8859-1', 'Shift_JIS', 'GB18030', 'EBCDIC-CP-US', 'utf-7', 'x-user-defined', 'replacement', 'klingon', '', 'UTF-8 ']

/** What may happen to bytes, by its name. */
export const byteMutations: Readonly<Record<string, ByteMutation>> = {
  'bits flipped': (bytes, random) => {
    const changed = Buffer.from(bytes)
    for (let count = 1 + below(random, 8); count > 0 && changed.length > 0; count -= 1) {
      const place = below(random, changed.length)
      changed[place] = (changed[place] as number) ^ (1 << below(random, 8))
    }
    return changed
  },
  'bytes deleted': (bytes, random) => {
    const [from, to] = span(bytes, random)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  'bytes inserted': (bytes, random) => insert(bytes, below(random, bytes.length), Buffer.from(Array.from({ length: 1 + below(random, 16) }, () => below(random, 256)))),
  'bytes repeated': (bytes, random) => {
    const [from, to] = span(bytes, random)
    return insert(bytes, to, bytes.subarray(from, to))
  },
  'cut short': (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  'the beginning lost': (bytes, random) => bytes.subarray(below(random, Math.min(bytes.length, 400))),
  'a byte order mark': bytes => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  'in UTF-16': (bytes, random) => {
    const wide = Buffer.from(`${random() < 0.8 ? '\ufeff' : ''}${bytes.toString('utf8')}`, 'utf16le')
    return random() < 0.5 ? wide : wide.swap16()
  },
  'in Latin-1': (bytes, random) => Buffer.from(random() < 0.7 ? declared(bytes.toString('utf8'), 'ISO-8859-1') : `${bytes.toString('utf8')}é`, 'latin1'),
  'an encoding that it is not in': (bytes, random) => Buffer.from(declared(bytes.toString('utf8'), wrongNames[below(random, wrongNames.length)] as string)),
  'line ends of another system': (bytes, random) => Buffer.from(bytes.toString('utf8').replaceAll('\n', random() < 0.5 ? '\r\n' : '\r'))
}
