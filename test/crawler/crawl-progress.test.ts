import { Writable } from 'node:stream'
import t from 'tap'
import { exitCodeOf, printReport, progressTeller, type Screen } from '../../src/commands/crawl-progress.ts'
import type { CrawlOutcome } from '../../src/crawler/crawl-repository.ts'
import { finding } from '../../src/domain/policy/rules.ts'

const clean: CrawlOutcome = {
  crawlId: '7', state: 'done', endedAt: 0, counts: { indexes: 1, policies: 2, newDocuments: 3, notModified: 0, unreadable: 0, failed: 0 }, report: { findings: [] }, documentErrors: 0, remotes: []
}

/** A screen, and what stands on it. */
function screenOf (isTTY: boolean): { screen: Screen, text: () => string } {
  const chunks: string[] = []
  const screen = Object.assign(new Writable({ write (chunk, _, done) { chunks.push(String(chunk)); done() } }), { isTTY, columns: 120 })
  return { screen, text: () => chunks.join('') }
}

// how the crawl ended -> exit code
const ends: Array<[string, Partial<CrawlOutcome>, number]> = [
  ['clean', {}, 0],
  ['errors within documents that can be read', { documentErrors: 4 }, 0],
  ['one file failed', { counts: { ...clean.counts, failed: 1 } }, 1],
  ['one file cannot be read', { counts: { ...clean.counts, unreadable: 1 } }, 1],
  ['the crawl failed', { state: 'failed' }, 1],
  ['a remote repository is clean', { remotes: [{ ...clean, url: 'http://b/' }] }, 0],
  ['a file of a remote repository failed', { remotes: [{ ...clean, url: 'http://b/', counts: { ...clean.counts, failed: 1 } }] }, 1]
]

t.test('the exit code tells whether something failed', async t => {
  for (const [what, part, expected] of ends) t.equal(exitCodeOf({ ...clean, ...part }), expected, what)
})

t.test('the report closes with counts, then findings by severity', async t => {
  t.equal(printReport(clean), 'Crawl 7 is done: 1 index, 2 policies listed, 3 new, 0 not modified, 0 unreadable, 0 failed.\n')
  const findings = [
    { ...finding('index-cycle', 'It leads back.'), url: 'http://a/index.xml' },
    { ...finding('policy-unreachable', 'It answers 404.'), url: 'http://a/1.xml' },
    { ...finding('policy-unreachable', 'It answers 500.'), url: 'http://a/2.xml' }
  ]
  t.equal(printReport({ ...clean, state: 'failed', documentErrors: 1, report: { findings }, counts: { ...clean.counts, indexes: 2, policies: 1 } }), `\
Crawl 7 FAILED: 2 indexes, 1 policy listed, 3 new, 0 not modified, 0 unreadable, 0 failed.
The documents read hold 1 error: see the findings of each policy.

error (2)
  policy-unreachable http://a/1.xml
    It answers 404.
  policy-unreachable http://a/2.xml
    It answers 500.

warning (1)
  index-cycle http://a/index.xml
    It leads back.
`)
  t.equal(printReport({ ...clean, remotes: [{ ...clean, crawlId: '8', url: 'http://b/CourtPolicies/' }] }), `\
Crawl 7 is done: 1 index, 2 policies listed, 3 new, 0 not modified, 0 unreadable, 0 failed.

Remote repository http://b/CourtPolicies/
Crawl 8 is done: 1 index, 2 policies listed, 3 new, 0 not modified, 0 unreadable, 0 failed.
`)
})

t.test('without a terminal each document that was asked for has a line', async t => {
  const { screen, text } = screenOf(false)
  const { tell, end } = progressTeller(screen)
  tell({ expected: 3, done: 1, url: 'http://a/1.xml', outcome: 'fetched' })
  tell({ expected: 3, done: 2, url: 'http://a/2.xml', outcome: 'held' })
  tell({ expected: 3, done: 2, url: 'http://a/2.xml', outcome: 'left-out' })
  tell({ expected: 3, done: 3, url: 'http://a/index.xml', outcome: 'not-modified' })
  end()
  t.equal(text(), '1/3 fetched http://a/1.xml\n3/3 not-modified http://a/index.xml\n')
})

t.test('on a terminal a bar grows and goes', async t => {
  const { screen, text } = screenOf(true)
  const { tell, end } = progressTeller(screen)
  tell({ expected: 4, done: 3, url: 'http://a/3.xml', outcome: 'fetched' })
  end()
  t.match(text(), /3\/4 http:\/\/a\/3\.xml/)
  t.notMatch(text(), /\n\d+\/\d+ fetched/)
})
