import type { Instant, Label } from '../time/court-time.ts'
import type { Block } from './extra.ts'
import type { CodeTable, Fee } from './fees-and-codes.ts'
import type { Contact, CourtDetails, CourtDivision, HoursOfOperation, Key, Person } from './people-and-places.ts'
import type { Version } from './version.ts'

/**
 * Which specification a file follows, told by its root's namespace and by its hours (domain §4: the drafts had none).
 */
export type Specification = typeof specifications[number]

export const specifications = ['01', '02', '02-draft', 'test'] as const

export interface MimeType { mimeType: string, documentVersion: string | null, namespace: string | null }

export interface ReplyToProtocol { protocol: string, deliveryFormat: string | null }

/** Schemas §6.5: a pointer to an exchange's configuration. */
export interface Exchange extends Block {
  key: string | null
  name: string | null
  courtKey: string | null
  address: string | null
  include: string | null
}

/** Schemas §6.6: undocumented; read by analogy with Exchange. */
export interface AssociatedPolicy extends Block {
  key: string | null
  name: string | null
  courtKeys: string[]
  address: string | null
  include: string | null
}

/** Schemas §6.2. */
export interface HumanPolicy extends Block {
  courtKeys: string[]
  key: string | null
  name: string | null
  paragraphs: string[]
  category: string | null
  address: string | null
  requirementLevel: string | null
}

/** Schemas §6.7. */
export interface Extension extends Block { name: string | null, value: string | null }

/** What a policy must tell of itself to count at all (domain §4, identity). */
export interface PolicyIdentity {
  specification: Specification
  organizationKey: string
  version: Version
  published: Label
  effective: Label
}

/** One court's Court Policy, read: all 29 children of `Policy` (section 1.1). Lists are empty when absent. */
export interface Policy extends PolicyIdentity, Block {
  /** The root's namespace, as printed. */
  namespace: string
  name: string | null
  /** Court Policy 01 only [73]. */
  expirationDate: string | null
  key: Key | null
  clerkOfCourt: Person | null
  courtDetails: CourtDetails
  hoursOfOperation: HoursOfOperation | null
  contacts: Contact[]
  courtDivisions: CourtDivision[]
  codeTables: CodeTable[]
  fees: Fee[]
  /** Payment and TestCreditCard are only said to exist [16]; the bytes are as the court published them. */
  hasPayment: boolean
  hasTestCreditCard: boolean
  acceptedCreditCards: string[]
  /** Bytes; null when absent or no integer. */
  maximumFilingSize: number | null
  maximumDocumentSize: number | null
  /** Absent (null) and false differ in the file and mean the same [125]. */
  delimitExhibits: boolean | null
  mimeTypes: MimeType[]
  encodings: string[]
  replyToProtocols: ReplyToProtocol[]
  /** As printed; read by `domain/time/utc-offset`. */
  utcOffset: string | null
  utcOffsetDaylightSavings: string | null
  exchanges: Exchange[]
  associatedPolicies: AssociatedPolicy[]
  humanPolicies: HumanPolicy[]
  extensions: Extension[]
}

/** A policy without what repeats between versions and may be large. */
export type PolicyContent = Omit<Policy, 'fees' | 'codeTables'>

/** One line of a policy index, our profile (domain §4). `location` is as printed, absolute or relative to the index. */
export interface IndexEntry {
  organizationKey: string | null
  name: string | null
  version: Version | null
  published: Label | null
  effective: Label | null
  location: string
  /** Of the entry's element, `Index/Policies/Policy[3]`; null where a location was found that stands in no entry. */
  path: string | null
}

/** A court of a mirror, and as of when the mirror holds all that was published; null where it does not say so. */
export interface MirrorCheck { organizationKey: string, checkedAt: Instant | null }

/** A policy index, read [28]-[32]. */
export interface PolicyIndex {
  /** What it says of the courts that it mirrors; null where it is no mirror's. */
  mirror: MirrorCheck[] | null
  policies: IndexEntry[]
  localIndexes: string[]
  remoteIndexes: string[]
}
