const schemas = 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS'
const element = (name, content) => `<${name}>${content}</${name}>`

/**
 * A policy with its identity and as many fees as `fees` says; whatever else is in `more` stands behind them.
 *
 * @param {{ key: string, version: string, published: string, effective: string, fees?: number, dearest?: number, more?: string }} policy
 */
export function policyXml ({ key, version, published, effective, fees = 20, dearest, more = '' }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Policy:Policy xmlns:Policy="${schemas}/Policy/02/" xmlns:CourtDetails="${schemas}/BuildingBlocks/Primitives/CourtDetails/03/" ` +
`xmlns:Fee="${schemas}/BuildingBlocks/Primitives/Fee/03/">
  ${labelsXml('Policy', { version, published, effective })}
  <Policy:CourtDetails>
    <CourtDetails:OrganizationKey>${key}</CourtDetails:OrganizationKey>
    <CourtDetails:CourtKey>${key}</CourtDetails:CourtKey>
    <CourtDetails:Country>US</CourtDetails:Country>
    <CourtDetails:State>California</CourtDetails:State>
  </Policy:CourtDetails>
  <Policy:Fees>
${Array.from({ length: fees }, (_, place) => feeXml(place, place === 0 ? dearest ?? 10 : 10 + place)).join('\n')}
  </Policy:Fees>${more}
</Policy:Policy>
`
}

/** The code of the fee at a place, counted from 0. */
export const feeCode = place => `F${String(place).padStart(5, '0')}`

function feeXml (place, cost) {
  return `    <Policy:Fee>${element('Fee:Name', `Paper number ${place} of a made-up court`)}${element('Fee:Value', feeCode(place))}` +
    `${element('Fee:Category', 'Civil')}${element('Fee:Currency', 'USD')}${element('Fee:Cost', `${cost}.00`)}</Policy:Fee>`
}

/** An index of policies, each beside it under its own name, and of other indexes. */
export function indexXml (policies, locals = []) {
  const at = location => element('Index:Location', location)
  const listed = policies.map(({ key, ...labels }) => element('Index:Policy',
    element('Index:OrganizationKey', key) + labelsXml('Index', labels) + at(fileNameOf({ key, ...labels }))))
  return `<?xml version="1.0" encoding="UTF-8"?>
<Index:Index xmlns:Index="${schemas}/Policy/Index/01/">
  ${element('Index:Policies', listed.join('\n'))}
  ${element('Index:LocalIndexes', locals.map(location => element('Index:LocalIndex', at(location))).join('\n'))}
</Index:Index>
`
}

/** `USCAKings_2005_03_01_Ver1_0_2.xml` [42]. */
export function fileNameOf ({ key, published, version }) {
  return `${key}_${published.slice(0, 10).replaceAll('-', '_')}_Ver${version.replaceAll('.', '_')}.xml`
}

function labelsXml (schema, { version, published, effective }) {
  const part = (name, text) => element(`${schema}:${name}`, text)
  const [major, ...minor] = version.split('.')
  const [publicationDate, publicationHour] = published.split('T')
  const [effectiveDate, effectiveHour] = effective.split('T')
  return part('Version', part('MajorVersion', major) + minor.map(digit => part('MinorVersion', digit)).join('')) +
    part('PublicationDate', publicationDate) + part('PublicationHour', publicationHour) +
    part('EffectiveDate', effectiveDate) + part('EffectiveHour', effectiveHour)
}
