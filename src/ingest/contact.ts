import type { Contact, CourtDivision } from '../domain/policy/people-and-places.ts'
import { extraLeft, many, textOf, type BlockReader } from './block-reader.ts'
import { blockOf, courtKeysOf } from './containers.ts'
import { readCourtDetails } from './court-details.ts'
import { readHoursOfOperation } from './hours-of-operation.ts'
import { readOrganization, readPerson } from './people.ts'

/** Contact/01 [170], schemas §5.9. */
export function readContact (block: BlockReader): Contact {
  return {
    courtKeys: courtKeysOf(block),
    person: blockOf(block, 'Person', readPerson),
    organization: blockOf(block, 'Organization', readOrganization),
    hoursOfOperation: blockOf(block, 'HoursOfOperation', readHoursOfOperation),
    note: textOf(block, 'Note'),
    extra: extraLeft(block)
  }
}

/** CourtDivision/01 [165]-[169][177], schemas §5.2. */
export function readCourtDivision (block: BlockReader): CourtDivision {
  return {
    courtDetails: blockOf(block, 'CourtDetails', readCourtDetails),
    hoursOfOperation: blockOf(block, 'HoursOfOperation', readHoursOfOperation),
    contacts: blockOf(block, 'Contacts', contacts => many(contacts, 'Contact').map(readContact)),
    extra: extraLeft(block)
  }
}
