/** Longer ones are no addresses of a policy, and would not fit the archive's index of URLs. */
const MAX_LENGTH = 2_000

/** Where a location leads, or in words that follow it why nobody is asked there. */
export type Place = { url: string, refused: null } | { url: null, refused: string }

/**
 * Where a location of an index or of a redirect leads [20][32]: to http or https,
 * and never with credentials. A fragment is no part of an address. Whether its
 * site may be asked is known only when its address is, see `openNetwork`.
 */
export function placeOf (location: string, base: string): Place {
  if (location.trim() === '') return refuse('is empty: the address of the policy is expected')
  if (location.length > MAX_LENGTH) return refuse('is longer than 2,000 characters: a shorter address is expected')
  if (!URL.canParse(location, base)) {
    return refuse('is no URL: an http or https address, absolute or relative to the index, is expected')
  }
  const url = new URL(location, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refuse(`begins with "${url.protocol}": http or https is expected`)
  }
  if (url.username !== '' || url.password !== '') {
    return refuse('carries credentials: a policy is public, publish it without')
  }
  url.hash = ''
  if (url.href.length > MAX_LENGTH) {
    return refuse('is longer than 2,000 characters once encoded: a shorter address is expected')
  }
  return { url: url.href, refused: null }
}

const refuse = (refused: string): Place => ({ url: null, refused })
