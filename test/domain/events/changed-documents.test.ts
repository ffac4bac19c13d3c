import t from 'tap'
import { changedDocuments } from '../../../src/domain/events/changed-documents.ts'
import { fileFact, historyOf, policyElsewhere, policyFact, urlOf } from '../blank-facts.ts'

const first = policyFact({ version: '1.0.1', sha256: 'first' }, 1)
const reused = { version: '1.0.1', published: '2005-03-01T11', effective: '2005-03-04T11', sha256: 'reused' }
const overwritten = (sha256: string, url = urlOf(first)) => fileFact({ version: '1.0.1' }, { kind: 'unreadable', url, sha256, recordedAt: 7 })

// Policy 1.0.1 is captured first. [what comes then: policies, files; what is told]
const cases = [
  ['nothing', [], [], []],
  ['other bytes that can be read', [policyFact({ version: '1.0.1', sha256: 'second' }, 4)], [], ['document-changed 1.0.1 second at 4']],
  ['an error page: it is no other policy', [], [overwritten('broken')], []],
  ['the version used again: that is another rule', [policyFact(reused, 4)], [], []],
  ['another repository', [policyElsewhere({ version: '1.0.1', sha256: 'there' }, 4)], [], []],
  ['bytes in the place of a document that does not count', [policyFact(reused, 4)], [overwritten('broken', urlOf(reused))], []]
] as const

t.test('documents that were changed (Rule 8 [84])', async t => {
  for (const [what, policies, files, expected] of cases) {
    const told = changedDocuments(historyOf([first, ...policies], files))
    t.same(told.map(({ identity, at }) => `${identity} at ${at}`), expected, what)
    t.ok(told.every(event => event.kind === 'document-changed' && event.answeringSha256 === 'first' && event.url === urlOf(first)))
  }
})
