import { Type } from 'typebox'
import { digest, exactly, orNull, page, ref, utc } from './atoms.ts'

const base64 = Type.String({ description: 'Base64.' })

// Its bytes are its canonical JSON: the members stand in that order.
const leaf = exactly(
  {
    digest: Type.String({ description: "SHA-256 of the entry's content, in hex." }),
    document: orNull(
      Type.String({ description: 'SHA-256 of the bytes that a capture brought or a reading read, in hex.' })
    ),
    kind: Type.String({
      description: 'crawl-begun, capture, reading, crawl-ended, event, setting, dispute or erasure.'
    }),
    recordedAt: utc,
    sequence: Type.Integer({ description: "The entry's number in the archive, from 1." })
  },
  {
    $id: 'LogLeaf',
    description: 'What the log says of an entry. What is hashed is the canonical JSON (RFC 8785) of this object.'
  }
)

const placed = {
  index: Type.Integer({ description: 'One less than the number.' }),
  leafHash: digest,
  leaf: ref('LogLeaf')
}

const entry = exactly(placed, { $id: 'LogEntry' })

export const logKey = exactly({
  vkey: Type.String({ description: 'Verifier key (C2SP signed-note): name, id, and type and key in base64.' }),
  origin: Type.String({ description: 'What the log is called; the name of the key.' }),
  publicKeyPem: Type.String({ description: 'The same Ed25519 key as PEM (SPKI).' })
})

export const logProof = exactly({
  ...placed,
  hashes: Type.Array(base64, { description: 'The path from the leaf to the root (RFC 6962, 2.1.1), from below.' }),
  checkpoint: Type.String({ description: 'The signed checkpoint against which it proves, as it was published.' })
})

export const logConsistency = exactly({
  from: Type.Integer(),
  to: Type.Integer(),
  hashes: Type.Array(base64, {
    description: 'The proof that the log of the first size is the beginning of that of the second (RFC 6962, 2.1.2).'
  })
})

export const logSchemas = [leaf, entry]

export const logEntryList = page(ref('LogEntry'))
