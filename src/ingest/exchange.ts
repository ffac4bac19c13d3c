import type { AssociatedPolicy, Exchange } from '../domain/policy/policy.ts'
import { extraLeft, textOf, textsOf, type BlockReader } from './block-reader.ts'
import { courtKeysOf } from './containers.ts'
import { yesNoOf } from './typed-values.ts'

/** Exchange/01 [156][179], schemas §6.5. */
export function readExchange (block: BlockReader): Exchange {
  return {
    key: textOf(block, 'Key'),
    name: textOf(block, 'Name'),
    courtKey: textOf(block, 'CourtKey', 'required'),
    address: textOf(block, 'Address', 'required'),
    include: yesNoOf(block, 'Include'),
    extra: extraLeft(block)
  }
}

/** AssociatedPolicy/01, schemas §6.6: its page is lost, so keys are taken with and without their container. */
export function readAssociatedPolicy (block: BlockReader): AssociatedPolicy {
  return {
    key: textOf(block, 'Key'),
    name: textOf(block, 'Name'),
    courtKeys: [...courtKeysOf(block), ...textsOf(block, 'CourtKey')],
    address: textOf(block, 'Address'),
    include: yesNoOf(block, 'Include'),
    extra: extraLeft(block)
  }
}
