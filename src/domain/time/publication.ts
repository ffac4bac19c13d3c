import type { Label } from './court-time.ts'

/**
 * A publication as an index entry or the name of a file tells it:
 * a label, or a bare date (`2005-03-01`), which holds 24 of them.
 */
export type Publication = Label | string

/** Whether it names no hour. */
export const isBareDate = (publication: Publication): boolean => publication.length === 10

/** The first label that it could be. */
export const earliestPublication = (publication: Publication): Label =>
  isBareDate(publication) ? `${publication}T00` : publication

/** The last label that it could be. */
export const latestPublication = (publication: Publication): Label =>
  isBareDate(publication) ? `${publication}T23` : publication
