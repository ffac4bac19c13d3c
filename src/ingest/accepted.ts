import type { MimeType, Policy, ReplyToProtocol } from '../domain/policy/policy.ts'
import { attributeOf, leave, namedValueOf, textsOf, type BlockReader } from './block-reader.ts'
import { blockOf, itemsOf } from './containers.ts'
import {
  booleanOf,
  deliveryFormats,
  documentVersions,
  encodings,
  integerOf,
  mimeTypes,
  oneOf,
  replyToProtocols
} from './typed-values.ts'

type Accepted = Pick<
  Policy,
  | 'acceptedCreditCards'
  | 'maximumFilingSize'
  | 'maximumDocumentSize'
  | 'delimitExhibits'
  | 'mimeTypes'
  | 'encodings'
  | 'replyToProtocols'
>

/** What a court accepts, 1.14 to 1.24 [121]-[152]. */
export function readAccepted (policy: BlockReader): Accepted {
  return {
    acceptedCreditCards:
      blockOf(policy, 'AcceptedCreditCards', cards => textsOf(cards, 'CreditCardType', 'required')) ?? [],
    maximumFilingSize: integerOf(policy, 'MaximumFilingSize', [123]),
    maximumDocumentSize: integerOf(policy, 'MaximumDocumentSize', [124]),
    delimitExhibits: booleanOf(policy, 'DelimitExhibits', [125]),
    mimeTypes: itemsOf(policy, 'AcceptedMIMETypes', 'MIMEType', readMimeType).filter(item => item !== null),
    encodings: itemsOf(policy, 'AcceptedEncodings', 'Encoding', encoding =>
      oneOf(encoding, namedValueOf(encoding), encodings)
    ).filter(item => item !== null),
    replyToProtocols: itemsOf(policy, 'AcceptedReplyToProtocols', 'ReplyToProtocol', readReplyToProtocol).filter(
      item => item !== null
    )
  }
}

function readMimeType (block: BlockReader): MimeType | null {
  const mimeType = oneOf(block, namedValueOf(block), mimeTypes)
  const documentVersion = oneOf(
    block,
    attributeOf(block, 'DocumentVersion', 'required'),
    documentVersions,
    'DocumentVersion'
  )
  const namespace = attributeOf(block, 'Namespace')
  return mimeType === null ? leave(block) : { mimeType, documentVersion, namespace }
}

function readReplyToProtocol (block: BlockReader): ReplyToProtocol | null {
  const protocol = oneOf(block, namedValueOf(block), replyToProtocols)
  const deliveryFormat = oneOf(block, attributeOf(block, 'DeliveryFormat'), deliveryFormats, 'DeliveryFormat')
  return protocol === null ? leave(block) : { protocol, deliveryFormat }
}
