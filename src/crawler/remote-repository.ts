import { placeOf } from '../reading/locations.ts'
import type { Repository } from './repository.ts'

/** Ids of remote repositories begin so; no configured one does. */
export const REMOTE = 'remote:'

/** The repository that a reference to a remote index leads to, or in words that follow it why there is none. */
export type RemotePlace = { repository: Repository, refused: null } | { repository: null, refused: string }

/**
 * A remote repository by the location of its primary index [28][32]. It has an id of its own, made of its address:
 * what it publishes comes from another source than what the repository that refers to it publishes (domain §4).
 * It is not configured, so its own references to remote repositories are not followed.
 */
export function remoteRepository (location: string, base: string): RemotePlace {
  const place = placeOf(location, base)
  if (place.url === null) return { repository: null, refused: place.refused }
  const { origin, host, pathname, search } = new URL(place.url)
  const [, root] = /^(.*\/)(index\.xml)?$/.exec(pathname) ?? []
  if (root === undefined || search !== '') {
    return {
      repository: null,
      refused:
        'is no index.xml: the primary index of a repository is expected, such as http://www.courtinfo.ca.gov/CourtPolicies/index.xml'
    }
  }
  return {
    repository: { id: `${REMOTE}${host}${root}`, url: `${origin}${root}`, timeZone: null, remote: false },
    refused: null
  }
}
