import type { PolicyContent } from '../policy/policy.ts'
import type { Item } from './difference.ts'

/** What a policy limits filings to: sizes, exhibits, formats, encodings, protocols and cards. */
export function limitItems (policy: PolicyContent): Item[] {
  return [
    ...size('maximumFilingSize', 'Maximum filing size', policy.maximumFilingSize),
    ...size('maximumDocumentSize', 'Maximum document size', policy.maximumDocumentSize),
    ...exhibits(policy.delimitExhibits),
    ...policy.mimeTypes.map(type => {
      const { mimeType, documentVersion, namespace } = type
      return named('mimeTypes', 'MIME type', [mimeType, documentVersion, namespace], type)
    }),
    ...policy.encodings.map(encoding => named('encodings', 'Encoding', [encoding], encoding)),
    ...policy.replyToProtocols.map(protocol =>
      named('replyToProtocols', 'Reply-to protocol', [protocol.protocol, protocol.deliveryFormat], protocol)
    ),
    ...policy.acceptedCreditCards.map(card => named('creditCards', 'Accepted card', [card], card))
  ]
}

const size = (key: string, title: string, bytes: number | null): Item[] =>
  bytes === null ? [] : [{ key, title, value: bytes, printed: `${bytes} bytes` }]

/** Absent and false mean the same [125], and differ in the file. */
const exhibits = (delimitExhibits: boolean | null): Item[] =>
  delimitExhibits === null
    ? []
    : [
        {
          key: 'delimitExhibits',
          title: 'Exhibits delimited',
          value: delimitExhibits,
          printed: delimitExhibits ? 'yes' : 'no'
        }
      ]

/** What is accepted is its own identity. */
function named (list: string, title: string, parts: readonly (string | null)[], value: unknown): Item {
  const name = parts.filter(part => part !== null).join(' ')
  return { key: `${list}/${name}`, title: `${title} ${name}`, value, printed: null }
}
