import { Type } from 'typebox'
import { digest, exactly, orNull, page, ref, textOrNull, utc, utcOrNull } from './atoms.ts'
import { clocks, findingFields } from './shared.ts'

const counts = exactly({
  indexes: Type.Integer(),
  policies: Type.Integer(),
  newDocuments: Type.Integer(),
  notModified: Type.Integer(),
  unreadable: Type.Integer(),
  failed: Type.Integer()
}, { $id: 'CrawlCounts' })

const crawl = exactly(
  {
    id: Type.String(),
    repositoryId: Type.String(),
    state: Type.Enum(['running', 'done', 'failed']),
    asked: Type.Boolean({ description: 'Asked for by a person, else by schedule.' }),
    startedAt: utc,
    endedAt: utcOrNull,
    counts: orNull(ref('CrawlCounts')),
    report: orNull(
      exactly({
        findings: Type.Array(
          Type.Object(
            { url: Type.String(), rule: Type.String(), severity: Type.String(), message: Type.String() },
            { additionalProperties: true }
          )
        )
      })
    )
  },
  { $id: 'Crawl' }
)

const repository = exactly(
  {
    id: Type.String(),
    url: Type.String(),
    lastCrawl: orNull(ref('Crawl')),
    nextCrawlAt: utcOrNull,
    counts: orNull(ref('CrawlCounts')),
    failuresInARow: Type.Integer(),
    findings: Type.Array(exactly({ ...findingFields, url: Type.String() }), {
      description: 'As of the last crawl that came to an end.'
    })
  },
  { $id: 'Repository' }
)

const captured = {
  sequence: Type.Integer({ description: "The archive's own order." }),
  recordedAt: utc,
  crawlId: Type.String(),
  repositoryId: Type.String(),
  url: Type.String(),
  finalUrl: textOrNull,
  role: Type.Enum(['index', 'policy', 'directory'], {
    description: 'What was asked for; directory: the index of a directory that holds a policy, to which nothing led.'
  }),
  requestedAt: utc,
  completedAt: utc,
  outcome: Type.Enum(['fetched', 'not-modified', 'failed']),
  status: orNull(Type.Integer()),
  failure: textOrNull,
  headers: Type.Record(Type.String(), Type.String()),
  sha256: textOrNull,
  complete: orNull(
    Type.Boolean({ description: 'Whether the document is all that was sent; null when nothing arrived.' })
  ),
  organizationKey: textOrNull
}

const capture = exactly(captured, { $id: 'Capture' })

const fields = Type.Array(Type.Array(Type.String(), { minItems: 2, maxItems: 2 }), {
  description: 'Name and value of each field as it stood there, in order; a character for a byte (ISO 8859-1).'
})

const exchange = exactly(
  {
    request: exactly({ line: Type.String(), fields }),
    response: orNull(exactly({ status: Type.Integer(), reason: Type.String(), httpVersion: Type.String(), fields }), {
      description: 'Null where none came that is one of HTTP.'
    }),
    remoteAddress: textOrNull,
    tls: orNull(
      exactly({
        protocol: Type.String(),
        certificates: Type.Array(digest, {
          description: 'As the server sent them, its own first; each is a document.'
        })
      })
    )
  },
  { $id: 'Exchange', description: 'A request and what answered it, as they went over the wire.' }
)

const wholeCapture = exactly(
  {
    ...captured,
    exchanges: orNull(Type.Array(ref('Exchange')), {
      description:
        'Empty where nobody was asked or no connection came about; null for a capture from before they were kept.'
    })
  },
  { $id: 'WholeCapture' }
)

const evidence = exactly(
  {
    sha256: digest,
    firstCapture: orNull(ref('WholeCapture')),
    lastCapture: orNull(ref('WholeCapture')),
    lastIndexWithout: orNull(ref('WholeCapture')),
    firstIndexWith: orNull(ref('WholeCapture'))
  },
  {
    $id: 'Evidence',
    description:
      'When the document was first and last seen; the last capture of an index that did not list it before, null where the first one did; and the first that did.'
  }
)

const rule = exactly({
  id: Type.String({ description: 'What findings call it.' }),
  severity: Type.Enum(['error', 'warning', 'info']),
  paragraphs: Type.Array(Type.Integer(), { description: 'Paragraphs of Court Policy 02.' }),
  text: Type.String({ description: 'What holds where nothing is found.' })
}, { $id: 'Rule' })

export const ruleList = exactly({
  version: Type.Integer({ description: 'The number of our rules, as in the header Archive-Rules.' }),
  items: Type.Array(ref('Rule')),
  nextCursor: textOrNull
})

export const archiveSchemas = [rule, counts, crawl, repository, capture, exchange, wholeCapture, evidence]

export const repositoryList = page(ref('Repository'))
export const captureList = page(ref('Capture'))
export const policyEvidence = exactly({ ...clocks, policy: ref('Policy'), evidence: ref('Evidence') })
