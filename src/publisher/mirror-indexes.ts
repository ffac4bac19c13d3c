import type { Version } from '../domain/policy/version.ts'
import type { Label } from '../domain/time/court-time.ts'
import type { Publication } from '../domain/time/publication.ts'
import { mirrorIndex, type MirroredCourt } from './index-file.ts'

/** The name of every index. */
export const INDEX = 'index.xml'

/** A file of a court as the index of its folder lists it. */
export interface FolderFile {
  name: string
  version: Version | null
  published: Publication | null
  effective: Label | null
}

/**
 * A court of a mirror: its folder below the root, as an address
 * has it (`US/California/USCAInyoSuperior`), and its files.
 */
export interface CourtFolder extends MirroredCourt { folder: string, files: readonly FolderFile[] }

/** The index of a court's folder. */
export function indexOfCourt (court: CourtFolder): string {
  const policies = court.files.map(({ effective, name, published, version }) => ({
    organizationKey: court.organizationKey,
    name: null,
    version,
    published,
    effective,
    location: encodeURIComponent(name)
  }))
  return mirrorIndex({ courts: [court], policies, localIndexes: [] })
}

/**
 * The index of a directory above the folders of courts, the root's of ''; undefined where there is no such directory.
 */
export function indexAbove (folders: readonly CourtFolder[], directory: string): string | undefined {
  const prefix = directory === '' ? '' : `${directory}/`
  const below = folders.filter(({ folder }) => folder.startsWith(prefix))
  if (below.length === 0 && directory !== '') return undefined
  return mirrorIndex({
    courts: below,
    policies: [],
    localIndexes: below.map(({ folder }) => `${folder.slice(prefix.length)}/${INDEX}`)
  })
}
