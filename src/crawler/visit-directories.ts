import { findLastCapture } from '../archive/last-answers.ts'
import { indexBeside } from '../domain/history/listings.ts'
import { report } from './crawl-report.ts'
import { keepAnswer } from './keep-answer.ts'
import { leaveOut } from './left-out.ts'
import { indexLimit } from './listed-files.ts'
import { isDueForRevisit } from './revisits.ts'
import { askForIndex } from './ask-ahead.ts'
import { followIndex, takeIndex } from './visit-index.ts'
import { advance, type Walk } from './walk.ts'

const ABSENT: ReadonlySet<number | null> = new Set([404, 410])

/**
 * Looks for the index of every directory that holds a policy [35][50] and to which no index has
 * led. One that is there is visited as any other, and what only it lists is a finding: the primary
 * index has to lead to it [32]. Of a directory without one nobody asks more than once a day.
 */
export async function visitDirectories (walk: Walk): Promise<void> {
  const looked = new Set<string>()
  // Policies that are met on the way are visited by this loop, too.
  for (const policy of walk.metPolicies) {
    const url = indexBeside(policy)
    if (looked.has(url) || walk.metIndexes.has(url) || !url.startsWith(walk.repository.url)) continue
    looked.add(url)
    const limit = indexLimit(walk, 0)
    if (limit === null) await visitDirectory(walk, url)
    else leaveOut(walk, 'indexes', limit, url)
  }
}

async function visitDirectory (walk: Walk, url: string): Promise<void> {
  const { database, now } = walk.tools
  const last = await findLastCapture(database, walk.repository.id, url)
  if (last?.outcome === 'failed' && !isDueForRevisit(url, last.requestedAt, now())) {
    if (ABSENT.has(last.status)) reportAbsent(walk, url)
    return
  }
  const known = walk.metPolicies.size
  const asked = await askForIndex(walk, url)
  const { fetched } = asked
  if (fetched.outcome !== 'failed') {
    walk.counts.indexes += 1
    const taken = await takeIndex(walk, url, asked, [])
    if (taken !== null) await followIndex(walk, taken)
    return reportUnled(walk, url, [...walk.metPolicies].slice(known))
  }
  if (fetched.failure !== 'put-off') await keepAnswer(walk, { url, role: 'directory', subject: null }, fetched, null)
  if (ABSENT.has(fetched.status)) reportAbsent(walk, url)
  advance(walk, url, 'failed')
}

function reportAbsent (walk: Walk, url: string): void {
  report(
    walk,
    'directory-without-index',
    url,
    'A policy lies in this directory, and nothing answers here: an index.xml is expected that lists what lies beside it. Publish one.'
  )
}

/** Rule 10 [86]: policies that no index lists to which the primary one leads. */
function reportUnled (walk: Walk, index: string, policies: readonly string[]): void {
  for (const url of policies) {
    report(
      walk,
      'not-indexed',
      url,
      `${index} lists this policy, and the primary index leads neither to that index nor to the policy: it is archived, and others will not find it. Add the index to those that the primary one leads to.`
    )
  }
}
