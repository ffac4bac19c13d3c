import ipaddr from 'ipaddr.js'

/** All of IPv6 that is handed out to the public so far. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address is one of the public internet, so that nobody's own
 * machine or network answers there. What carries an IPv4 address within (mapped,
 * NAT64, 6to4, Teredo) is refused whatever it carries; so is what is no address.
 */
export function isPublicAddress (address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST)
}
