import { listNeverThere } from '../archive/never-there.ts'
import { finding } from '../domain/policy/rules.ts'
import type { Walk } from './walk.ts'

/**
 * Says which files this repository's indexes listed until now, list no more, and never gave (domain §3.7):
 * from then on nobody has to doubt an answer because of them. It is told by the crawl that finds them gone.
 */
export async function reportNeverThere (walk: Walk): Promise<void> {
  const files = await listNeverThere(walk.tools.database, walk.crawl)
  for (const { url, index } of files.filter(file => !walk.metPolicies.has(file.url))) {
    walk.findings.push({
      ...finding(
        'withdrawn',
        `${index} listed this file and lists it no more, and it never answered: it was listed and never there. Publish under a new version what it was to hold.`,
        { severity: 'warning' }
      ),
      url
    })
  }
}
