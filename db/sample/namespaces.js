const root = 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/'
const primitive = name => `${root}BuildingBlocks/Primitives/${name}/03/`
const policyPart = name => `${root}Policy/02/${name}/01/`

/** Namespace of each schema by its prefix (Court Policy 02, section 3). Filter's and Phone's are not in that list: by analogy. */
export const namespaces = {
  Policy: `${root}Policy/02/`,
  Index: `${root}Policy/Index/01/`,
  Address: primitive('Address'),
  AssociatedPolicy: policyPart('AssociatedPolicy'),
  Code: `${root}Policy/02/CodeTable/Code/01/`,
  CodeTable: policyPart('CodeTable'),
  Contact: policyPart('Contact'),
  CourtDetails: primitive('CourtDetails'),
  CourtDivision: policyPart('CourtDivision'),
  CreditCard: primitive('CreditCard'),
  Exchange: policyPart('Exchange'),
  Extension: primitive('Extension'),
  Fee: primitive('Fee'),
  Filter: primitive('Filter'),
  HoursOfOperation: policyPart('HoursOfOperation'),
  HumanPolicy: policyPart('HumanPolicy'),
  Key: primitive('Key'),
  Organization: primitive('Organization'),
  Payment: policyPart('Payment'),
  Person: primitive('Person'),
  Phone: primitive('Phone')
}
