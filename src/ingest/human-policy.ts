import type { Extension, HumanPolicy } from '../domain/policy/policy.ts'
import { carry, extraLeft, many, one, textOf, textsOf, valueOf, type BlockReader } from './block-reader.ts'
import { courtKeysOf } from './containers.ts'

/** HumanPolicy/01 [157][180], schemas §6.2. */
export function readHumanPolicy (block: BlockReader): HumanPolicy {
  return {
    courtKeys: courtKeysOf(block, 'required'),
    key: textOf(block, 'Key'),
    name: textOf(block, 'Name', 'required'),
    paragraphs: readDescription(block),
    category: readCategory(block),
    address: textOf(block, 'Address'),
    // The page spells it both ways.
    requirementLevel: textOf(block, 'RequirementLevel') ?? textOf(block, 'RequirementsLevel'),
    extra: extraLeft(block)
  }
}

/** The class; its Vocabulary, of which only the name is known, goes through. */
function readCategory (block: BlockReader): string | null {
  carry(block, 'Vocabulary')
  const category = one(block, 'Category')
  if (category === undefined) return null
  carry(category, 'Vocabulary')
  return valueOf(category)
}

/** Its paragraphs; a text without paragraphs is one. */
function readDescription (block: BlockReader): string[] {
  const description = one(block, 'Description', 'required')
  if (description === undefined) return []
  const paragraphs = many(description, 'Paragraph').map(valueOf).filter(text => text !== null)
  if (paragraphs.length > 0) return paragraphs
  const text = valueOf(description)
  return text === null ? textsOf(description, 'Paragraph', 'required') : [text]
}

/** Extension/03 [158][181], schemas §6.7. */
export function readExtension (block: BlockReader): Extension {
  return { name: textOf(block, 'Name'), value: textOf(block, 'Value'), extra: extraLeft(block) }
}
