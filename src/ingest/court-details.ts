import type { CourtDetails, CourtUnit } from '../domain/policy/people-and-places.ts'
import { attributeOf, extraLeft, textOf, valueOf, type BlockReader } from './block-reader.ts'
import { blockOf } from './containers.ts'
import { readOrganization } from './people.ts'
import { yesNoOf } from './typed-values.ts'

/** CourtDetails/03 [161]-[166], schemas §5.1. */
export function readCourtDetails (block: BlockReader): CourtDetails {
  const unit = (name: string): CourtUnit | null => blockOf(block, name, readUnit)
  return {
    organizationKey: textOf(block, 'OrganizationKey', 'required'),
    courtKey: textOf(block, 'CourtKey', 'required'),
    court: blockOf(block, 'Court', readOrganization, 'required'),
    country: textOf(block, 'Country', 'required'),
    state: textOf(block, 'State', 'required'),
    county: textOf(block, 'County', 'required'),
    courtType: textOf(block, 'CourtType', 'required'),
    division: unit('Division'),
    subdivision: unit('Subdivision'),
    group: unit('Group'),
    location: unit('Location'),
    department: unit('Department'),
    courtCode: textOf(block, 'CourtCode'),
    include: yesNoOf(block, 'Include'),
    extra: extraLeft(block)
  }
}

function readUnit (block: BlockReader): CourtUnit {
  return { name: valueOf(block) ?? '', code: attributeOf(block, 'Code'), number: attributeOf(block, 'Number') }
}
