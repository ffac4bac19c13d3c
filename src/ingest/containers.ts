import type { Need, BlockReader } from './block-reader.ts'
import { many, one, textsOf } from './block-reader.ts'

/**
 * What is read of each item in a container; empty when the container
 * is absent. An empty container is a finding where `need` says so.
 */
export function itemsOf<Item> (
  block: BlockReader,
  container: string,
  item: string,
  read: (item: BlockReader) => Item,
  need: Need = 'required'
): Item[] {
  const items = one(block, container)
  return items === undefined ? [] : many(items, item, need).map(read)
}

/** The keys in CourtKeys. */
export function courtKeysOf (block: BlockReader, need: Need = 'optional'): string[] {
  const keys = one(block, 'CourtKeys', need)
  return keys === undefined ? [] : textsOf(keys, 'CourtKey', need)
}

/** What is read of a child that stands at most once; null when absent. */
export function blockOf<Block> (
  block: BlockReader,
  name: string,
  read: (child: BlockReader) => Block,
  need: Need = 'optional'
): Block | null {
  const child = one(block, name, need)
  return child === undefined ? null : read(child)
}
