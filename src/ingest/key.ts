import type { Key } from '../domain/policy/people-and-places.ts'
import { extraLeft, textOf, type BlockReader } from './block-reader.ts'

/** Key/03 [159], schemas §5.3: every child is required. */
export function readKey (block: BlockReader): Key {
  const text = (name: string): string | null => textOf(block, name, 'required')
  return {
    courtKey: text('CourtKey'),
    year: text('Year'),
    month: text('Month'),
    day: text('Day'),
    hour: text('Hour'),
    minute: text('Minute'),
    second: text('Second'),
    organizationKey: text('OrganizationKey'),
    application: text('Application'),
    version: text('Version'),
    suffix: text('Suffix'),
    extra: extraLeft(block)
  }
}
