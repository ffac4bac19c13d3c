import type { Contact, CourtDivision } from '../policy/people-and-places.ts'
import type { PolicyContent } from '../policy/policy.ts'
import type { Item } from './difference.ts'

/** The clerk, and contacts by who they are and of which units. */
export function contactItems ({ clerkOfCourt, contacts }: PolicyContent): Item[] {
  return [
    ...(clerkOfCourt === null
      ? []
      : [{ key: 'clerk', title: 'Clerk of the court', value: clerkOfCourt, printed: null }]),
    ...contacts.map(contactItem)
  ]
}

function contactItem (contact: Contact): Item {
  const { person, organization, courtKeys } = contact
  const { fullName, firstName, lastName, text } = person?.name ?? {
    fullName: null,
    firstName: null,
    lastName: null,
    text: null
  }
  const named = [firstName, lastName].filter(part => part !== null).join(' ')
  const known =
    [fullName, named === '' ? null : named, text, organization?.name ?? null].find(each => each !== null) ?? null
  const name = known ?? 'without a name'
  const of = courtKeys.length === 0 ? '' : ` (${courtKeys.toSorted().join(' ')})`
  const key = `contacts/${name}${of}`
  // Who is known by a name stays the same person with other units.
  const identity = known === null ? key : `contacts/${known}`
  return { key, identity, title: `Contact ${name}${of}`, value: contact, printed: null }
}

/** Divisions by their keys. */
export function divisionItems ({ courtDivisions }: PolicyContent): Item[] {
  return courtDivisions.map(division => {
    const { courtKey, name } = namesOf(division)
    const title = name === null ? `Division ${courtKey ?? 'without a key'}` : `${name} (${courtKey ?? 'no key'})`
    return { key: courtKey ?? name ?? '', title, value: division, printed: null }
  })
}

function namesOf ({ courtDetails }: CourtDivision): { courtKey: string | null, name: string | null } {
  return {
    courtKey: courtDetails?.courtKey ?? null,
    name: courtDetails?.court?.name ?? courtDetails?.division?.name ?? null
  }
}
