import { findDispute, keepDispute } from '../../src/archive/disputes.ts'
import { recordEntries } from '../../src/archive/entries.ts'
import { canonicalJson } from '../../src/domain/text/canonical-json.ts'
import { publishLog } from '../log/published-log.ts'
import { CLERK, type SampleService } from './sample-service.ts'

/** The record that the document asks for by its id. */
export const DISPUTE = '5d0f3a52-8a0b-4c64-9a3c-4a4a6c1d2e3f'

/** Keeps a record of the document's own question under that id, covered by a checkpoint. */
export async function keepExampleDispute ({ app, database }: SampleService): Promise<void> {
  const { paths } = app.swagger() as unknown as { paths: Record<string, { post: { requestBody: { content: Record<string, { example: object }> } } }> }
  const payload = JSON.stringify(paths['/v1/disputes']?.post.requestBody.content['application/json']?.example)
  const made = await app.inject({ method: 'POST', url: '/v1/disputes', headers: { authorization: `Bearer ${CLERK}`, 'content-type': 'application/json' }, payload })
  const kept = await findDispute(database, made.json().id)
  const record = canonicalJson({ ...JSON.parse(kept?.record ?? ''), id: DISPUTE })
  await keepDispute(database, { organizationKey: 'USCASacramentoSuperior', id: DISPUTE, record, reference: '05CV01234', note: null, salt: 'of an example' }, null)
  await recordEntries(database)
  await publishLog(database)
}
