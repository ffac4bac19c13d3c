import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The sample repository, which the service itself publishes. */
export const SAMPLE_DIRECTORY = fileURLToPath(new URL('../../db/sample/', import.meta.url))

/**
 * The folder under `DATA_DIR` of the sample's own database: of the sample's content, as what was published never
 * changes [84], and an archive of an earlier edition is nobody's to meet with other files under the same names.
 */
export function sampleFolder (): string {
  const digest = createHash('sha256')
  const root = join(SAMPLE_DIRECTORY, 'CourtPolicies')
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.xml'))
    .sort()) {
    digest
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
  }
  return `sample-${digest.digest('hex').slice(0, 8)}`
}
