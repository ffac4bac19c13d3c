import type { Label } from '../domain/time/court-time.ts'
import type { Version } from '../domain/policy/version.ts'
import { placesIn, withPieces, type XmlPlace } from './xml-places.ts'

/** What a policy says of itself when it is published. */
export interface PublishedAs { version: Version, published: Label, effective: Label }

/**
 * A draft with other labels and another version, and every other byte
 * as it is. The draft has been read as a policy of Court Policy 02.
 *
 * @throws Error where the elements do not stand there once, which a draft that was read cannot come to
 */
export function relabel (draft: Uint8Array, { effective, published, version }: PublishedAs): Uint8Array {
  const text = Buffer.from(draft).toString('latin1')
  const places = placesIn(text, 3)
  const at = (path: string): XmlPlace[] => places.filter(place => place.path === `Policy/${path}`)
  const [major = '', ...minors] = version.split('.')
  const values: ReadonlyArray<readonly [XmlPlace[], string[]]> = [
    [at('Version/MajorVersion'), [major]],
    [at('Version/MinorVersion'), minors],
    [at('PublicationDate'), [published.slice(0, 10)]],
    [at('PublicationHour'), [published.slice(11)]],
    [at('EffectiveDate'), [effective.slice(0, 10)]],
    [at('EffectiveHour'), [effective.slice(11)]]
  ]
  const pieces = values.flatMap(([found, texts]) => {
    if (found.length !== texts.length) throw new Error('The draft has a version or a label twice.')
    return texts.map((piece, place) => ({
      from: (found[place] as XmlPlace).contentStart,
      to: (found[place] as XmlPlace).contentEnd,
      piece
    }))
  })
  return Buffer.from(withPieces(text, pieces), 'latin1')
}
