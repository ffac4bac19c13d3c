import type { Address, Organization, Person, PersonName, Phone } from '../domain/people-and-places.ts'
import { readAddress, readPhone } from './address.ts'
import { carry, extraLeft, many, one, textOf, textsOf, valueOf, type BlockReader } from './block-reader.ts'

/** Parts that the schema has and a policy does without: they go through under extra, facts §5.4. */
const otherParts = ['AlternateNames', 'Identifiers', 'Descriptions', 'Roles', 'ContactOrganization', 'ContactPerson']

/** Person/03 [160], facts §5.4. */
export function readPerson (block: BlockReader): Person {
  const name = one(block, 'Name')
  carry(block, ...otherParts)
  return { name: name === undefined ? null : readName(name), ...readWays(block), extra: extraLeft(block) }
}

/** Organization/03, facts §5.5; a text without elements is the name. */
export function readOrganization (block: BlockReader): Organization {
  const name = textOf(block, 'Name')
  carry(block, ...otherParts)
  return { name: name ?? valueOf(block), ...readWays(block), extra: extraLeft(block) }
}

function readName (block: BlockReader): PersonName {
  return {
    text: valueOf(block),
    title: textOf(block, 'Title'),
    salutation: textOf(block, 'Salutation'),
    fullName: textOf(block, 'FullName'),
    firstName: textOf(block, 'FirstName'),
    middleName: textOf(block, 'MiddleName'),
    lastName: textOf(block, 'LastName'),
    suffix: textOf(block, 'Suffix'),
    designation: textOf(block, 'Designation'),
    extra: extraLeft(block)
  }
}

/** The ways to reach someone. */
interface Ways { addresses: Address[], phones: Phone[], emails: string[], webAddresses: string[] }

function readWays (block: BlockReader): Ways {
  const inside = <Way>(container: string, read: (ways: BlockReader) => Way[]): Way[] => {
    const ways = one(block, container)
    return ways === undefined ? [] : read(ways)
  }
  return {
    addresses: inside('Addresses', ways => many(ways, 'Address').map(readAddress)),
    phones: inside('Phones', ways => many(ways, 'Phone').map(readPhone)),
    emails: inside('Emails', ways => textsOf(ways, 'Email')),
    webAddresses: inside('WebAddresses', ways => textsOf(ways, 'WebAddress'))
  }
}
