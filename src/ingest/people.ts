import type { Address, Noticed, Organization, Person, PersonName, Phone } from '../domain/policy/people-and-places.ts'
import { readAddress, readPhone } from './address.ts'
import { attributeOf, carry, extraLeft, many, one, textOf, textsOf, valueOf, type BlockReader } from './block-reader.ts'

/** Parts that the schema has and a policy does without: they go through under extra, schemas §5.4. */
const otherParts = ['AlternateNames', 'Identifiers', 'Descriptions', 'Roles', 'ContactOrganization', 'ContactPerson']

/**
 * Parts of a name, which the schema lists without saying where they stand: those beside the name go through likewise.
 */
const nameParts = ['Title', 'Salutation', 'FullName', 'FirstName', 'MiddleName', 'LastName', 'Suffix', 'Designation']

/** Person/03 [160], schemas §5.4. */
export function readPerson (block: BlockReader): Person {
  const name = one(block, 'Name')
  carry(block, ...otherParts, ...nameParts)
  return {
    personKey: attributeOf(block, 'PersonKey'),
    ...readNotice(block),
    name: name === undefined ? null : readName(name),
    ...readWays(block),
    extra: extraLeft(block)
  }
}

/** Organization/03, schemas §5.5; a text without elements is the name. */
export function readOrganization (block: BlockReader): Organization {
  const name = textOf(block, 'Name')
  carry(block, ...otherParts)
  return {
    organizationKey: attributeOf(block, 'OrganizationKey'),
    ...readNotice(block),
    name: name ?? valueOf(block),
    ...readWays(block),
    extra: extraLeft(block)
  }
}

function readNotice (block: BlockReader): Noticed {
  return {
    noticeType: attributeOf(block, 'NoticeType'),
    noticeRole: attributeOf(block, 'NoticeRole'),
    noticeSwitch: attributeOf(block, 'NoticeSwitch')
  }
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
