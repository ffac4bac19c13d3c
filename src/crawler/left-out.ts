import type { UnaskedFile } from '../archive/crawls.ts'
import { report } from './crawl-report.ts'
import { notAsked } from './fetch-document.ts'
import { keepAnswer } from './keep-answer.ts'
import type { FileToAsk } from './listed-file.ts'
import type { LeftOut, Walk } from './walk.ts'

const words = {
  indexes: { one: 'index lies', many: 'indexes lie' },
  policies: { one: 'policy lies', many: 'policies lie' },
  remotes: { one: 'remote repository lies', many: 'remote repositories lie' }
}

/** Counts a location that is not asked for, because it lies beyond a limit; `limit` says which, in words. */
export function leaveOut ({ leftOut }: Walk, kind: LeftOut['kind'], limit: string, url: string): void {
  const known = leftOut.find(other => other.kind === kind && other.limit === limit)
  if (known === undefined) leftOut.push({ kind, limit, count: 1, first: url })
  else known.count += 1
}

/**
 * Notes a listed file that is not held and that nobody is asked
 * for: its court is not checked by this crawl (domain §3.5).
 */
export function noteUnasked (
  { unasked }: Walk,
  { url, subject }: Pick<FileToAsk, 'url' | 'subject'>,
  reason: UnaskedFile['reason']
): void {
  unasked.push({ url, organizationKey: subject?.organizationKey ?? null, reason })
}

/** The limit of the whole crawl that is used up, in words; null while it may ask for more. */
export function spentLimit ({ limits, received, startedAt, tools }: Walk): string | null {
  if (received >= limits.bytes) return `${limits.bytes} bytes`
  return tools.now() - startedAt >= limits.time ? `${limits.time / 60_000} minutes` : null
}

/**
 * Says once of each kind how much lies beyond the limits. An index among it is kept as one that did not answer:
 * a crawl that leaves indexes out has not checked the courts that no other index lists.
 */
export async function reportLeftOut (walk: Walk): Promise<void> {
  for (const { kind, limit, count, first } of walk.leftOut) {
    const message = `${count} ${words[kind][count === 1 ? 'one' : 'many']} beyond the ${limit} of one crawl, the first of them ${first}: nobody was asked there. Split the repository into several.`
    report(walk, 'crawl-limit', walk.crawl.url, message)
    if (kind !== 'remotes') walk.counts.failed += count
    if (kind === 'indexes') {
      await keepAnswer(
        walk,
        { url: first, role: 'index', subject: null },
        notAsked('beyond-limits', message, walk.tools),
        null
      )
    }
  }
}
