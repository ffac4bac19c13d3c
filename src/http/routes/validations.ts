import { badRequest } from '../../answers/refusal.ts'
import { validateBytes } from '../../validation/validate-bytes.ts'
import type { App } from '../fastify.ts'
import { fileInBody, takeXml } from '../question-body.ts'
import { documentedQuestion } from '../schemas/documented.ts'
import { plainQuery } from '../schemas/parameters.ts'
import { policyFile, validated } from '../schemas/validations.ts'

/**
 * What the checks say of a policy file that nobody has published: it is read as a crawl would read it, and not kept.
 */
export async function validationRoutes (app: App, { maxDocumentBytes }: { maxDocumentBytes: number }): Promise<void> {
  // Other routes take no XML.
  await app.register(async scope => {
    takeXml(scope)
    scope.post(
      '/v1/validations',
      {
        ...fileInBody,
        bodyLimit: maxDocumentBytes,
        schema: {
          ...documentedQuestion(
            {
              operationId: 'validatePolicy',
              tag: 'Archive',
              summary: 'What the checks find in a policy file',
              description:
                "For a court's staff, before they publish: all findings, with line and column, path and paragraphs. The bytes are read as a crawl reads them, and nothing is archived. A file that cannot be read as a policy is answered too. As the body has no name and no neighbours, what is asked of names, indexes and histories is not checked: `npm run validate` does that for a folder."
            },
            'The findings; none where nothing is to be said.',
            validated
          ),
          consumes: ['application/xml', 'text/xml'],
          querystring: plainQuery({}),
          body: policyFile
        }
      },
      async (request, reply) => {
        const bytes = request.body as unknown
        if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
          throw badRequest({
            parameter: 'body',
            message: 'The body is empty: the bytes of a policy file are expected, as application/xml.'
          })
        }
        const { identity, findings } = await validateBytes(bytes)
        const { specification = null, organizationKey = null, version = null } = identity ?? {}
        return await reply
          .header('cache-control', 'no-store')
          .send({ items: [...findings], specification, organizationKey, version })
      }
    )
  })
}
