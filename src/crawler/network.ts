import type { LookupAddress } from 'node:dns'
import { lookup as lookUp } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { rootCertificates } from 'node:tls'
import { Agent, buildConnector, fetch } from 'undici'
import { newHosts, type Hosts } from './hosts.ts'

/** Everything that a process asks of other sites goes through one of these, so that all its crawls share connections and manners. */
export interface Network {
  /** Connects to configured origins, and to public addresses; anything else fails before a connection is made, see `refusalOf`. */
  fetch: typeof globalThis.fetch
  hosts: Hosts
  close: () => Promise<void>
}

export interface NetworkOptions {
  /** Whether an origin (scheme, host, port) is one of the configuration, which may have any address. */
  isConfigured: (origin: string) => boolean
  isPublicAddress: (address: string) => boolean
  /** All addresses of a name; the system's unless said otherwise. */
  lookup?: Lookup
  /** Further certificate authorities (PEM) to trust, beside those that Node brings along. */
  ca?: string
}

export type Lookup = (hostname: string) => Promise<LookupAddress[]>

/** Connections to one origin; they are kept and used again. */
const CONNECTIONS = 2

const REFUSED = 'ADDRESS_REFUSED'

/** Opens a network. The address is looked at where the connection is made, so that a name cannot lead elsewhere in between. */
export function openNetwork (options: NetworkOptions): Network {
  const agent = new Agent({ connections: CONNECTIONS, connect: connectorFor(options) })
  return {
    fetch: (async (url: string, init: Parameters<typeof fetch>[1]) => await fetch(url, { ...init, dispatcher: agent })) as unknown as typeof globalThis.fetch,
    hosts: newHosts(),
    close: async () => { await agent.destroy() }
  }
}

/** Where a request failed because its address or its port is refused: why, in words that follow what leads there; else null. */
export function refusalOf ({ cause }: Error): string | null {
  // Fetch itself asks nobody at the ports of mail, files and the like.
  if (cause instanceof Error && cause.message === 'bad port') return 'leads to a port of another service: one where web sites are is expected'
  return cause instanceof Error && 'code' in cause && cause.code === REFUSED ? cause.message : null
}

function connectorFor ({ isConfigured, isPublicAddress, lookup = lookUpAll, ca }: NetworkOptions): buildConnector.connector {
  const trust = ca === undefined ? {} : { ca: [...rootCertificates, ca] }
  const toAny = buildConnector({ ...trust, lookup: lookupFor(lookup, () => true) })
  const toPublic = buildConnector({ ...trust, lookup: lookupFor(lookup, isPublicAddress) })
  return (target, callback) => {
    if (isConfigured(`${target.protocol}//${target.host}`)) toAny(target, callback)
    // An address is not looked up.
    else if (isIP(target.hostname) !== 0 && !isPublicAddress(target.hostname)) callback(refusal(target.hostname), null)
    else toPublic(target, callback)
  }
}

const lookUpAll: Lookup = async hostname => await lookUp(hostname, { all: true })

/** One address that may not be asked refuses the name: which of them answers is chance. */
function lookupFor (lookup: Lookup, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(addresses => {
      const refused = addresses.find(({ address }) => !isAllowed(address))
      const [first] = addresses
      if (refused !== undefined) callback(refusal(refused.address, hostname), '')
      else if (first === undefined) callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '')
      else if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    }, error => callback(error, ''))
  }
}

function refusal (address: string, hostname?: string): Error {
  const place = hostname === undefined ? address : `${hostname}, which is ${address}`
  return Object.assign(new Error(`leads to ${place}: a public address is expected, or a site of the configuration`), { code: REFUSED })
}
