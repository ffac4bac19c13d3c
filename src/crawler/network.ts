import type { LookupAddress } from 'node:dns'
import { lookup as lookUp } from 'node:dns/promises'
import { Agent as OpenAgent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { rootCertificates } from 'node:tls'
import { badPorts } from './bad-ports.ts'
import { newHosts, type Hosts } from './hosts.ts'
import { sendRequest, type Fields, type Sent } from './send-request.ts'

/**
 * Everything that a process asks of other sites goes through one
 * of these, so that all its crawls share connections and manners.
 */
export interface Network {
  /**
   * Sends a GET to a configured origin or a public address; to anything
   * else nothing is sent and no connection made, see `refusalOf`.
   */
  send: (url: string, fields: Fields, signal: AbortSignal) => Promise<Sent>
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

/**
 * Connections to one origin; they are kept and used again, but not
 * after so many milliseconds without use: who knows who is there then.
 */
const CONNECTIONS = 2
const IDLE = 4_000

const REFUSED = 'ADDRESS_REFUSED'

/**
 * Opens a network. The address is looked at where the connection
 * is made, so that a name cannot lead elsewhere in between.
 */
export function openNetwork ({ isConfigured, isPublicAddress, lookup = lookUpAll, ca }: NetworkOptions): Network {
  const kept = { keepAlive: true, maxSockets: CONNECTIONS, timeout: IDLE }
  const open = new OpenAgent(kept)
  // In a resumed session no certificates are sent: each begins anew.
  const secure = new SecureAgent({
    ...kept,
    maxCachedSessions: 0,
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] })
  })
  const [toAny, toPublic] = [lookupFor(lookup, () => true), lookupFor(lookup, isPublicAddress)]
  return {
    async send (address, fields, signal) {
      const url = new URL(address)
      const isOwn = isConfigured(url.origin)
      const refused = badPorts.has(url.port) ? refusalOfPort() : isOwn ? null : refusalOfAddress(url, isPublicAddress)
      if (refused !== null) return { exchange: null, response: null, error: refused, isStale: false }
      return await sendRequest(url, fields, {
        agent: url.protocol === 'https:' ? secure : open,
        lookup: isOwn ? toAny : toPublic,
        signal
      })
    },
    hosts: newHosts(),
    async close () {
      open.destroy()
      secure.destroy()
    }
  }
}

/**
 * Where a request failed because its address or its port is
 * refused: why, in words that follow what leads there; else null.
 */
export function refusalOf (error: Error): string | null {
  return 'code' in error && error.code === REFUSED ? error.message : null
}

/** An address is not looked up, so that nobody else looks at it. */
function refusalOfAddress ({ hostname }: URL, isPublicAddress: (address: string) => boolean): Error | null {
  const address = hostname.replace(/^\[|\]$/g, '')
  return isIP(address) !== 0 && !isPublicAddress(address) ? refusal(address) : null
}

const lookUpAll: Lookup = async hostname => await lookUp(hostname, { all: true })

/** One address that may not be asked refuses the name: which of them answers is chance. */
function lookupFor (lookup: Lookup, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(addresses => {
      const refused = addresses.find(({ address }) => !isAllowed(address))
      const [first] = addresses
      if (refused !== undefined) callback(refusal(refused.address, hostname), '')
      else if (first === undefined) {
        callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '')
      } else if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    }, error => callback(error, ''))
  }
}

function refusal (address: string, hostname?: string): Error {
  const place = hostname === undefined ? address : `${hostname}, which is ${address}`
  return refusedAs(`leads to ${place}: a public address is expected, or a site of the configuration`)
}

const refusalOfPort = (): Error => refusedAs('leads to a port of another service: one where web sites are is expected')

const refusedAs = (why: string): Error => Object.assign(new Error(why), { code: REFUSED })
