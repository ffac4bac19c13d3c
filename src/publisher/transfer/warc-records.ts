import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { isoOf } from '../../archive/entry-content.ts'
import type { WholeEntry } from '../../archive/whole-entries.ts'
import type { Capture, Sha256 } from '../../domain/history/capture.ts'
import { addressOf, answerHead, type Head } from './wire-heads.ts'

/**
 * A record of WARC 1.1 before it is written. Ids are made of what the archive says, so that the same archive gives the
 * same file.
 */
export interface WarcRecord {
  type: 'request' | 'response' | 'revisit' | 'resource' | 'metadata'
  /** The named fields besides type, digests of the block and length. */
  fields: Record<string, string>
  head: Uint8Array
  /** The document that follows the head; null: nothing does. */
  body: Sha256 | null
}

/** Where the bytes of a document stand in the file: what revisits refer to. */
export interface Written { id: string, uri: string, date: string }

/** What the content of a capture has of its exchanges, bytes in hex. */
interface Wire {
  requestHead: string
  responseHead?: string | null
  remoteAddress?: string | null
  tlsProtocol?: string | null
}

/** What the content of a capture says. */
type Said = Partial<Pick<Capture, 'status' | 'failure' | 'complete'>> & Pick<Capture, 'url' | 'outcome'> &
  { requestedAt: string, exchanges?: number | null, wire?: readonly Wire[] }

const NOTHING = createHash('sha256').digest('hex')
const OCTETS = 'application/octet-stream'
const PROFILE = 'http://netpreserve.org/warc/1.1/revisit/'
const NO_WIRE_FORM = 'no wire form was kept of this capture, which is older than that'

/** A capture and the documents that stand in the file by then. */
interface Of { entry: WholeEntry, said: Said, written: Map<Sha256, Written> }

type Fields = Record<string, string>
type Type = WarcRecord['type']

/**
 * The records of a capture: each of its requests with what answered it,
 * from the wire form; of one from before that was kept the bytes alone.
 *
 * @param written the documents that stand in the file by then; those of these records are added
 */
export function recordsOf (entry: WholeEntry, written: Map<Sha256, Written>): WarcRecord[] {
  const given = entry.said as unknown as Said
  const said = { ...given, requestedAt: isoOf(given.requestedAt) }
  const of: Of = { entry, said, written }
  if (typeof said.exchanges !== 'number') return [withoutWire(of)]
  const wire = said.wire ?? []
  if (wire.length === 0) return [note(of, 0, said.url, 'nobody was asked, or no connection was made')]
  return wire.flatMap((exchange, place) => ofExchange(of, exchange, place, place === wire.length - 1))
}

function withoutWire (of: Of): WarcRecord {
  const { url } = of.said
  if (of.entry.document === null) return note(of, 0, url, NO_WIRE_FORM)
  return bytes(of, 0, 'resource', url, null, { 'Content-Type': OCTETS, 'Archive-Note': NO_WIRE_FORM })
}

function ofExchange (of: Of, wire: Wire, place: number, isLast: boolean): WarcRecord[] {
  const { entry: { document }, said } = of
  const { remoteAddress, requestHead, responseHead, tlsProtocol } = wire
  const request = Buffer.from(requestHead, 'hex')
  const uri = addressOf(request, typeof tlsProtocol === 'string') ?? said.url
  const address: Fields = isIP(remoteAddress ?? '') === 0 ? {} : { 'WARC-IP-Address': remoteAddress as string }
  const asked = record(of, place, 'request', uri, { ...address, 'WARC-Payload-Digest': `sha256:${NOTHING}` }, request)
  const more = { ...address, 'WARC-Concurrent-To': idOf(of.entry, place, 'request') }
  const came = Buffer.from(responseHead ?? '', 'hex')
  // Of a body that was cut off nobody can tell whether it is in its coding.
  const head = answerHead(came, !['content-coding', 'interrupted', 'time-out'].includes(said.failure ?? ''))
  if (head === undefined) return [asked, ...withoutHead(of, place, uri, came, isLast, more)]
  if (isLast && document !== null) return [asked, bytes(of, place, 'response', uri, head, more)]
  // What a redirect or a first attempt had in its body is not kept.
  const rest: Fields = {
    'WARC-Payload-Digest': `sha256:${NOTHING}`,
    ...(isLast ? {} : { 'WARC-Truncated': 'unspecified' })
  }
  return [asked, record(of, place, 'response', uri, { ...more, ...rest }, head.bytes)]
}

/** Nothing came, or what is no head of HTTP. */
function withoutHead (of: Of, place: number, uri: string, came: Buffer, isLast: boolean, more: Fields): WarcRecord[] {
  const noted = note(of, place, uri, came.length === 0 ? 'nothing came' : 'what came was no head of HTTP', more)
  const octets = { ...more, 'Content-Type': OCTETS }
  const odd = came.length === 0 ? [] : [record(of, place, 'resource', uri, octets, came)]
  const hasBody = isLast && of.entry.document !== null
  return [noted, ...odd, ...hasBody ? [bytes(of, place + 1, 'resource', uri, null, octets)] : []]
}

/** The document itself, or which record has its bytes. */
function bytes (of: Of, place: number, type: Type, uri: string, head: Head | null, more: Fields): WarcRecord {
  const { entry, said, written } = of
  const sha256 = entry.document as Sha256
  const earlier = written.get(sha256)
  const cut: Fields = said.complete === false ? { 'WARC-Truncated': truncated(said.failure) } : {}
  const payload = { ...more, 'WARC-Payload-Digest': `sha256:${sha256}`, ...cut }
  const isSame = head?.status === 304
  if (earlier !== undefined || isSame) {
    const profile = `${PROFILE}${isSame ? 'server-not-modified' : 'identical-payload-digest'}`
    const fields = { ...payload, 'WARC-Profile': profile, ...earlier === undefined ? {} : referTo(earlier) }
    return record(of, place, 'revisit', uri, fields, head?.bytes ?? Buffer.of())
  }
  written.set(sha256, { id: idOf(entry, place, type), uri, date: said.requestedAt })
  return { ...record(of, place, type, uri, payload, head?.bytes ?? Buffer.of()), body: sha256 }
}

const referTo = ({ date, id, uri }: Written): Fields =>
  ({ 'WARC-Refers-To': id, 'WARC-Refers-To-Target-URI': uri, 'WARC-Refers-To-Date': date })

function note (of: Of, place: number, uri: string, why: string, more: Fields = {}): WarcRecord {
  const { failure, outcome } = of.said
  const lines = [`outcome: ${outcome}`, ...failure == null ? [] : [`failure: ${failure}`], `note: ${why}`]
  const block = Buffer.from(lines.map(line => `${line}\r\n`).join(''))
  return record(of, place, 'metadata', uri, { 'Content-Type': 'application/warc-fields', ...more }, block)
}

function record (
  { entry, said }: Of,
  place: number,
  type: Type,
  uri: string,
  more: Fields,
  head: Uint8Array
): WarcRecord {
  const own = { 'WARC-Record-ID': idOf(entry, place, type), 'WARC-Target-URI': uri, 'WARC-Date': said.requestedAt }
  return { type, fields: { ...own, ...more }, head, body: null }
}

/** The reasons for which a body was cut, as the standard calls them. */
const REASONS: Readonly<Record<string, string>> = {
  'too-large': 'length',
  'time-out': 'time',
  interrupted: 'disconnect'
}

const truncated = (failure: Said['failure']): string => REASONS[failure ?? ''] ?? 'unspecified'

/** A UUID of our own making (RFC 9562, version 8). */
function idOf ({ digest, sequence }: WholeEntry, place: number, type: Type): string {
  return urnOf(`${sequence} ${digest} ${place} ${type}`)
}

/** The same for what is no capture's. */
export function urnOf (text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] as string
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32)
  ]
  return `<urn:uuid:${parts.join('-')}>`
}
