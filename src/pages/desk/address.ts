/** The two moments that a page was asked for: `at` null: about now; `knownAt` null: all that is known counts. */
export type Moments = { at: string | null, knownAt: string | null }

/** An address with those of its parameters that have a value. */
export function address (path: string, parameters: Readonly<Record<string, string | null | undefined>> = {}): string {
  const given = Object.entries(parameters).filter(
    (each): each is [string, string] => each[1] !== undefined && each[1] !== null && each[1] !== ''
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

/** The same page with all that is known now. */
export function withoutKnownAt (here: string): string {
  const { pathname, searchParams } = new URL(here, 'http://localhost')
  searchParams.delete('knownAt')
  return address(pathname, Object.fromEntries(searchParams))
}

export const courtPath = (courtKey: string): string => `/courts/${encodeURIComponent(courtKey)}`

/** The page of a version, as of the moments of the page that leads there. */
export const versionAddress = (courtKey: string, version: string, moments: Moments): string =>
  address(`${courtPath(courtKey)}/policies/${encodeURIComponent(version)}`, moments)
