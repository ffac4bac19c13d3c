import type { SetAside } from '../history/known-policy.ts'
import { checkFileName } from '../policy/file-name.ts'
import type { Finding } from '../policy/finding.ts'
import { finding } from '../policy/rules.ts'

/** Findings on a document that is kept and does not count: on its file names, and why it does not (domain §4). */
export function checkSetAside (aside: SetAside): Finding[] {
  const { document, first } = aside
  const urls = new Set(
    document.sightings.filter(({ repositoryId }) => repositoryId === first.repositoryId).map(({ url }) => url)
  )
  return [...[...urls].flatMap(url => checkFileName(url, document)), finding(aside.kind, describeSetAside(aside))]
}

/** Why a document does not count, and what is to be done, in words. */
export function describeSetAside ({ kind, document, first, answering }: SetAside): string {
  const { version, sha256, published } = document
  if (answering === null) {
    return `Version ${version} (${sha256}, published ${published}) came from repository ${first.repositoryId} alone, at ${first.url}: the court's own repository does not know it, and only that counts. Publish it there, or take it away here.`
  }
  return `Version ${version} stands in two documents: ${answering.sha256} (published ${answering.published}) and ${sha256} (published ${published}, at ${first.url}). ${consequences[kind](answering.first.sequence < first.sequence)}`
}

const outcome = (isFirst: boolean): string =>
  `${isFirst ? 'The first one captured' : 'The first one by label and address'} answers; both are kept.`

const consequences = {
  'document-changed': (isFirst: boolean) => `${outcome(isFirst)} Publish changes under a new version.`,
  'version-reused': (isFirst: boolean) => `${outcome(isFirst)} Publish a new policy under a new version.`,
  'other-source': () => 'Only the court\'s own repository counts.'
}
