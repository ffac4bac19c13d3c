import { fileNameOf, indexElement } from './index-xml.js'
import { policyElement } from './policy-xml.js'
import { asOfVersion, readData } from './read-data.js'
import { documentOf } from './write-xml.js'

/** Every file of the sample repository: its path below CourtPolicies, and its text. */
export function repositoryFiles () {
  const { indexes, courts } = readData('repository.json')
  return new Map([
    ...indexes.map(({ directory, localIndexes }) => [within(directory, 'index.xml'), documentOf(indexElement({ localIndexes }))]),
    ...courts.flatMap(name => courtFiles(readData(name)))
  ])
}

/** A court's policies and the index of their directory [35][50]. */
function courtFiles ({ directory, style, versions, policy }) {
  const policies = versions.map(dates => ({ ...asOfVersion(policy, dates.version), ...dates }))
  return [
    [within(directory, 'index.xml'), documentOf(indexElement({ policies }), style)],
    ...policies.map(one => [within(directory, fileNameOf(one)), documentOf(policyElement(one), style)])
  ]
}

const within = (directory, file) => directory === '' ? file : `${directory}/${file}`
