import { versionContent } from './policy-xml.js'
import { element, listOf } from './write-xml.js'

/** `OrganizationKey_YYYY_MM_DD_VerX_Y_Y.xml`, the date being that of publication [41][42]. */
export function fileNameOf ({ court, published, version }) {
  return `${court.organizationKey}_${published.split('T')[0].replaceAll('-', '_')}_Ver${version.replaceAll('.', '_')}.xml`
}

/** A policy index in our profile: policies beside it by their file names, other indexes by relative locations [28]-[35]. */
export function indexElement ({ policies = [], localIndexes = [] }) {
  return element('Index', 'Index', [
    listOf('Index', 'Policies', 'Policy', policies, entryContent),
    listOf('Index', 'LocalIndexes', 'LocalIndex', localIndexes, location => [element('Index', 'Location', location)])
  ])
}

function entryContent (policy) {
  const part = (name, value) => element('Index', name, value)
  const [publicationDate, publicationHour] = policy.published.split('T')
  const [effectiveDate, effectiveHour] = policy.effective.split('T')
  return [
    part('OrganizationKey', policy.court.organizationKey),
    part('Name', policy.name),
    part('Version', versionContent('Index', policy.version)),
    part('PublicationDate', publicationDate),
    part('PublicationHour', publicationHour),
    part('EffectiveDate', effectiveDate),
    part('EffectiveHour', effectiveHour),
    part('Location', fileNameOf(policy))
  ]
}
