import type { Code, CodeTable, Fee } from '../../src/domain/policy/fees-and-codes.ts'
import type { Contact, CourtDetails, CourtDivision, HoursOfOperation } from '../../src/domain/policy/people-and-places.ts'
import type { AssociatedPolicy, Exchange, HumanPolicy, Policy } from '../../src/domain/policy/policy.ts'

/** A court's details that name it and nothing else. */
export function courtDetails (given: Partial<CourtDetails> = {}): CourtDetails {
  return {
    organizationKey: 'USCASacramentoSuperior',
    courtKey: 'USCASacramentoSuperior',
    court: null,
    country: 'US',
    state: 'CA',
    county: 'Sacramento',
    courtType: 'Superior',
    division: null,
    subdivision: null,
    group: null,
    location: null,
    department: null,
    courtCode: null,
    include: null,
    extra: [],
    ...given
  }
}

/** A division with a key, of Sacramento where no other court is given. */
export function division (courtKey: string | null, given: Partial<CourtDetails> = {}, contacts: Contact[] | null = null): CourtDivision {
  return { courtDetails: courtDetails({ courtKey, ...given }), hoursOfOperation: null, contacts, extra: [] }
}

/** A contact of these units. */
export function contact (...courtKeys: string[]): Contact {
  return { courtKeys, person: null, organization: null, hoursOfOperation: null, note: null, extra: [] }
}

/** Hours by weekday: name, opening and closing time, as printed; and holidays: date, name and hours. */
export function hoursOfOperation (
  days: ReadonlyArray<readonly [dayName: string | null, open: string | null, close: string | null]>,
  holidays: ReadonlyArray<readonly [date: string | null, holidayName: string | null, open: string | null, close: string | null]> = []
): HoursOfOperation {
  return {
    title: null,
    days: days.map(([dayName, open, close]) => ({ dayName, open, close, extra: [] })),
    holidays: holidays.map(([date, holidayName, open, close]) => ({ holidayName, date, open, close, note: null, extra: [] })),
    extra: []
  }
}

/** An exchange of a unit. */
export function exchange (courtKey: string | null): Exchange {
  return { key: null, name: null, courtKey, address: null, include: null, extra: [] }
}

/** An associated policy of these units. */
export function associatedPolicy (...courtKeys: string[]): AssociatedPolicy {
  return { courtKeys, key: null, name: null, address: null, include: null, extra: [] }
}

/** A human policy of these units. */
export function humanPolicy (...courtKeys: string[]): HumanPolicy {
  return { courtKeys, key: null, name: null, paragraphs: [], category: null, address: null, requirementLevel: null, extra: [] }
}

/** A code of a table. */
export function code (given: Partial<Code> = {}): Code {
  return { name: null, value: null, alias: null, genericType: null, filters: [], include: null, extra: [], ...given }
}

/** A code table without codes. */
export function codeTable (given: Partial<CodeTable> = {}): CodeTable {
  return { codifiedName: null, name: null, alias: null, courtKeys: [], use: null, alphabetize: null, mappings: [], filters: [], codes: [], extra: [], ...given }
}

/** A fee of 100 dollars that states no criterion. */
export function fee (given: Partial<Fee> = {}): Fee {
  return {
    code: '0101',
    name: 'Complaint',
    alias: null,
    category: null,
    subcategory: null,
    currency: 'USD',
    cost: '100.00',
    costText: null,
    subsequentPages: null,
    subsequentPagesText: null,
    effectiveDate: null,
    expirationDate: null,
    lastUpdated: null,
    note: null,
    courtKeys: [],
    firstPaper: null,
    caseTypes: [],
    amountInControversy: null,
    jurisdictionalAmount: null,
    documentTypes: [],
    documentGenericTypes: [],
    documentKey: null,
    filters: [],
    include: null,
    totalPages: null,
    extra: [],
    ...given
  }
}

/** A policy in which no check finds a fault. */
export function policy (given: Partial<Policy> = {}): Policy {
  return {
    specification: '02',
    organizationKey: 'USCASacramentoSuperior',
    version: '1.0.1',
    published: '2005-02-01T11',
    effective: '2005-02-04T11',
    namespace: 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/02/',
    name: 'Court Policy for Sacramento County Superior Court, California, USA',
    expirationDate: null,
    key: null,
    clerkOfCourt: null,
    courtDetails: courtDetails(),
    hoursOfOperation: null,
    contacts: [],
    courtDivisions: [],
    codeTables: [],
    fees: [],
    hasPayment: false,
    hasTestCreditCard: false,
    acceptedCreditCards: [],
    maximumFilingSize: null,
    maximumDocumentSize: null,
    delimitExhibits: null,
    mimeTypes: [],
    encodings: [],
    replyToProtocols: [],
    utcOffset: null,
    utcOffsetDaylightSavings: null,
    exchanges: [],
    associatedPolicies: [],
    humanPolicies: [],
    extensions: [],
    extra: [],
    ...given
  }
}
