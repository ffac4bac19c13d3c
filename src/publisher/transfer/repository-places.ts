import type { Sha256 } from '../../domain/history/capture.ts'
import { INDEX, indexAbove, indexOfCourt, type CourtFolder, type FolderFile } from '../mirror-indexes.ts'

/** A court of an archive with the documents of its files; null where nobody could fetch one. */
export interface ArchivedCourt extends CourtFolder { files: ReadonlyArray<FolderFile & { sha256: Sha256 | null }> }

/** What a repository on disk is made of: paths below its folder, with slashes. */
export interface RepositoryPlaces {
  documents: ReadonlyMap<string, Sha256>
  indexes: ReadonlyMap<string, string>
  /** What is listed, and has a name that no file can have: as its address has it. */
  unplaced: string[]
}

/**
 * The most bytes that a file system takes for a name, less
 * what is put before and behind it while the file is written.
 */
const MOST_BYTES = 230

/** The archive as a policy repository [33]-[42]: the same as who crawls the mirror sees. */
export function repositoryPlaces (courts: readonly ArchivedCourt[]): RepositoryPlaces {
  const documents = new Map<string, Sha256>()
  const indexes = new Map<string, string>([[INDEX, indexAbove(courts, '') as string]])
  const unplaced: string[] = []
  for (const court of courts) {
    const folder = pathOf(court.folder.split('/').map(decodeURIComponent))
    if (folder === undefined) {
      unplaced.push(court.folder)
      continue
    }
    for (const directory of above(court.folder)) {
      indexes.set(`${directory}/${INDEX}`, indexAbove(courts, directory) as string)
    }
    indexes.set(`${folder}/${INDEX}`, indexOfCourt(court))
    for (const { name, sha256 } of court.files) {
      if (sha256 === null) continue
      const path = name === INDEX ? undefined : pathOf([name])
      if (path === undefined) unplaced.push(`${court.folder}/${encodeURIComponent(name)}`)
      else documents.set(`${folder}/${path}`, sha256)
    }
  }
  return { documents, indexes, unplaced }
}

/** Country, and country and state: these are of letters. */
function above (folder: string): string[] {
  const [country = '', state = ''] = folder.split('/')
  return [country, `${country}/${state}`]
}

/** The parts as a path; undefined where one is no name of a file on every system that this runs on. */
function pathOf (parts: readonly string[]): string | undefined {
  return parts.every(isName) ? parts.join('/') : undefined
}

function isName (part: string): boolean {
  // eslint-disable-next-line no-control-regex
  const hasOddSigns = /[\u0000-\u001f/\\]/.test(part)
  return part !== '' && !part.startsWith('.') && !hasOddSigns && Buffer.byteLength(part) <= MOST_BYTES
}
