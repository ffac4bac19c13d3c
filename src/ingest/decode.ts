import type { Finding } from '../domain/policy/finding.ts'
import { finding } from '../domain/policy/rules.ts'

/** The text of a document with its line ends as `\n`, or why the bytes cannot be read as text. */
export type Decoded = { kind: 'text', text: string } | { kind: 'refused', finding: Finding }

/** An encoding by the bytes that a document begins with; one without a label is known and not read. */
interface Beginning { bytes: readonly number[], name: string, label: string | null }

/** Byte order marks, and `<?xml` without one; those of four bytes first, for those of two stand at their beginning. */
const beginnings: readonly Beginning[] = [
  { bytes: [0xff, 0xfe, 0, 0], name: 'UTF-32', label: null },
  { bytes: [0, 0, 0xfe, 0xff], name: 'UTF-32', label: null },
  { bytes: [0x3c, 0, 0, 0], name: 'UTF-32', label: null },
  { bytes: [0, 0, 0, 0x3c], name: 'UTF-32', label: null },
  { bytes: [0xef, 0xbb, 0xbf], name: 'UTF-8', label: 'utf-8' },
  { bytes: [0xff, 0xfe], name: 'UTF-16', label: 'utf-16le' },
  { bytes: [0xfe, 0xff], name: 'UTF-16', label: 'utf-16be' },
  { bytes: [0x3c, 0, 0x3f, 0], name: 'UTF-16', label: 'utf-16le' },
  { bytes: [0, 0x3c, 0, 0x3f], name: 'UTF-16', label: 'utf-16be' }
]

/** Longest XML declaration that is looked for; nobody writes a longer one. */
const declarationLength = 512

const declaration = /^<\?xml\s+version\s*=\s*["'][^"']*["']\s+encoding\s*=\s*["']([^"']*)["']/

/** Decodes by the byte order mark, else by the XML declaration, else as UTF-8; nothing is guessed or replaced. */
export function decode (bytes: Uint8Array): Decoded {
  const beginning = beginnings.find(candidate => candidate.bytes.every((byte, index) => bytes[index] === byte))
  if (beginning !== undefined) return decodeAs(bytes, beginning.name, beginning.label)
  const declared =
    declaration.exec(new TextDecoder('latin1').decode(bytes.subarray(0, declarationLength)))?.[1] ?? 'UTF-8'
  return isOfWideUnits(declared)
    ? refused(`The document declares the encoding "${declared}" and its bytes are not of that: ${advice}`)
    : decodeAs(bytes, declared, declared)
}

/** UTF-16 and UTF-32 show in the first bytes; what declares them and does not begin so is something else. */
const isOfWideUnits = (name: string): boolean => /^(utf-?(16|32)|ucs-?[24]|iso-10646)/i.test(name)

function decodeAs (bytes: Uint8Array, name: string, label: string | null): Decoded {
  if (label === null) return refused(`The document is in ${name}, which is not read: ${advice}`)
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    const text = decoder.decode(bytes).replace(/\r\n?/g, '\n')
    return { kind: 'text', text: decoder.encoding === 'windows-1252' ? withWindowsSigns(text) : text }
  } catch (error) {
    return error instanceof RangeError
      ? refused(`The document declares the encoding "${name}", which is unknown: ${advice}`)
      : refused(`The document's bytes do not fit its encoding, ${name}: ${advice}`)
  }
}

/**
 * What Windows-1252 has where Latin-1 has control characters; some
 * runtimes decode it as Latin-1 and lose the quotation marks.
 */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function withWindowsSigns (text: string): string {
  return text.replace(/[\u0080-\u009f]/g, sign => windowsSigns.charAt(sign.charCodeAt(0) - 0x80))
}

const advice =
  'UTF-8 is expected, or an encoding that the XML declaration names and the bytes follow. Save the file as UTF-8 and publish it as a new version.'

function refused (message: string): Decoded {
  return { kind: 'refused', finding: finding('encoding-unreadable', message) }
}
