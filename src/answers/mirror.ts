import type { CompiledHistory } from '../domain/history-checks/held-history.ts'
import type { Sha256 } from '../domain/history/capture.ts'
import type { KnownPolicy } from '../domain/history/known-policy.ts'
import { expectedName, fileNameOf } from '../domain/policy/file-name.ts'
import type { Version } from '../domain/policy/version.ts'
import type { Instant, Label } from '../domain/time/court-time.ts'
import type { Publication } from '../domain/time/publication.ts'
import { stateDirectory } from '../domain/time/us-zones.ts'
import { printUtc } from './instants.ts'
import { isHistory, type Sources } from './question.ts'

/** A file of a mirror. */
export interface MirroredFile {
  name: string
  /** Null where it is listed, and nobody could fetch it. */
  sha256: Sha256 | null
  version: Version | null
  published: Publication | null
  effective: Label | null
  /** Null where nobody could read it as a policy: other bytes may stand here later. */
  firstObservedAt: Instant | null
}

/**
 * A court in a mirror: its folder, `US/California/USCAInyoSuperior`,
 * its files, and when it was last checked as a whole (UTC).
 */
export interface MirroredFolder {
  organizationKey: string
  folder: string
  checkedAt: string | null
  files: MirroredFile[]
}

/**
 * Every court of which something is archived, in the order of their keys. Files are those
 * that answer, those that could not be fetched or read, and what its source published of
 * a version that was used already: who crawls the mirror is to have the same doubts.
 *
 * @param knownAt only what was recorded by then counts; null: everything
 */
export async function mirroredFolders (
  sources: Pick<Sources, 'histories'>,
  knownAt: Instant | null = null
): Promise<MirroredFolder[]> {
  const { histories } = sources
  const compiled = await histories.listHistories(await histories.listCourts(), knownAt)
  return await Promise.all(compiled.map(async history => await folderOf(sources, history, knownAt)))
}

/** The court of a folder of the mirror; undefined where it has none. */
export async function mirroredFolder (sources: Sources, path: string): Promise<MirroredFolder | undefined> {
  const { histories } = sources
  const organizationKey = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
  if (!(await histories.listCourts()).includes(organizationKey)) return undefined
  const found = await folderOf(sources, await histories.findHistory(organizationKey, null), null)
  return found.folder === path ? found : undefined
}

async function folderOf (
  { histories }: Pick<Sources, 'histories'>,
  history: CompiledHistory,
  knownAt: Instant | null
): Promise<MirroredFolder> {
  const { organizationKey, missing } = history
  const policies: readonly KnownPolicy[] = isHistory(history) ? history.policies : (history.unplaced as KnownPolicy[])
  const reused = isHistory(history) ? history.setAside.filter(({ kind }) => kind === 'version-reused') : []
  const files = [
    ...policies.map(fileOf),
    ...reused.map(({ document, first }) => fileOf({ ...document, first })),
    ...missing.map(({ sha256, subject: { effective, published, version }, url }): MirroredFile => ({
      name: fileNameOf(url),
      sha256,
      version,
      published,
      effective,
      firstObservedAt: null
    }))
  ]
  const checkedAt = isHistory(history)
    ? printUtc((await histories.findLastCheck(history, knownAt))?.checkedAt ?? null)
    : null
  return {
    organizationKey,
    folder: folderName(organizationKey, policies[0]),
    checkedAt,
    files: [...new Map(files.toReversed().map(file => [file.name, file])).values()].toReversed()
  }
}

function fileOf (policy: KnownPolicy): MirroredFile {
  const { effective, first, published, sha256, version } = policy
  return { name: expectedName(policy), sha256, version, published, effective, firstObservedAt: first.capturedAt }
}

/** Country, state and court [33]-[35]; of what is no state of the US the letters that the policy has. */
function folderName (organizationKey: string, policy: KnownPolicy | undefined): string {
  const letters = (text: string | null | undefined): string => (text ?? '').replace(/[^A-Za-z]/g, '') || 'Unknown'
  const state = stateDirectory(policy?.country ?? null, policy?.state ?? null)
  const place = state === undefined ? [letters(policy?.country), letters(policy?.state)] : ['US', state]
  return [...place, encodeURIComponent(organizationKey)].join('/')
}
