import type { Sha256 } from '../domain/history/capture.ts'
import type { Connection } from '../postgres/database.ts'
import type { Document } from './documents.ts'
import { numbered, type Said } from './entry-content.ts'

/**
 * A request and what answered it, as they went over the wire: heads are bytes, from the first line to the blank one.
 */
interface Exchange<Certificate> {
  requestHead: Uint8Array
  /** After the heads of interim answers (1xx), if any; or what came instead of a head. Null when nothing came. */
  responseHead: Uint8Array | null
  remoteAddress: string | null
  /** Null for an exchange in the open. Certificates as the server sent them, its own first. */
  tls: { protocol: string, certificates: readonly Certificate[] } | null
}

/** One that has just taken place, with the certificates themselves. */
export type NewExchange = Exchange<Document>

/** One as it was recorded, with the digests of its certificates, which are documents. */
export type RecordedExchange = Exchange<Sha256>

/**
 * What `insertCapture` takes: exchanges in their order, bytes in hex;
 * and the certificates, each once and in the order of their digests.
 */
export function exchangeParameters (
  exchanges: readonly NewExchange[]
): [exchanges: string, certificates: Uint8Array[]] {
  const rows = exchanges.map(({ requestHead, responseHead, remoteAddress, tls }) => ({
    request_head: hexOf(requestHead),
    response_head: responseHead === null ? null : hexOf(responseHead),
    remote_address: remoteAddress,
    tls_protocol: tls?.protocol ?? null,
    certificates: tls?.certificates.map(({ sha256 }) => sha256) ?? null
  }))
  const certificates = new Map(
    exchanges.flatMap(({ tls }) => tls?.certificates ?? []).map(({ sha256, bytes }) => [sha256, bytes])
  )
  // In one order, so that two transactions never wait for each other in a ring.
  return [JSON.stringify(rows), [...certificates].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes)]
}

/** All that the rows of these exchanges will say. */
export function exchangesSaid (exchanges: readonly NewExchange[]): Said[] {
  return numbered(exchanges.map(({ requestHead, responseHead, remoteAddress, tls }) => ({
    requestHead: hexOf(requestHead),
    responseHead: responseHead === null ? null : hexOf(responseHead),
    remoteAddress,
    tlsProtocol: tls?.protocol,
    certificates: tls?.certificates.map(({ sha256 }) => sha256)
  })))
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** An exchange's row as the database gives it. */
interface ExchangeRow {
  requestHead: string
  responseHead: string | null
  remoteAddress: string | null
  protocol: string | null
  certificates: Sha256[] | null
}

/**
 * The exchanges of recorded captures by their numbers, in their order; null for a capture from before they were kept.
 */
export async function listExchanges (
  database: Connection,
  sequences: readonly number[]
): Promise<ReadonlyMap<number, RecordedExchange[] | null>> {
  const { rows } = await database.query<{ sequence: number; isKept: boolean; exchanges: ExchangeRow[] }>({
    name: 'list-exchanges',
    text: `
      select r.sequence, c.exchanges is not null as "isKept", x.exchanges
        from archive.recorded r
        join archive.capture c using (entry_id)
       cross join lateral (
         select coalesce(jsonb_agg(jsonb_build_object(
                  'requestHead', encode(e.request_head, 'hex'), 'responseHead', encode(e.response_head, 'hex'),
                  'remoteAddress', e.remote_address, 'protocol', e.tls_protocol,
                  'certificates', (select jsonb_agg(encode(sha256, 'hex') order by place)
                                     from unnest(e.certificates) with ordinality as chain (sha256, place))
                ) order by e.position), '[]') as exchanges
           from archive.exchange e
          where e.entry_id = c.entry_id) as x
       where r.sequence = any ($1)`,
    values: [sequences]
  })
  return new Map(rows.map(({ sequence, isKept, exchanges }) => [sequence, isKept ? exchanges.map(recorded) : null]))
}

function recorded ({
  requestHead,
  responseHead,
  remoteAddress,
  protocol,
  certificates
}: ExchangeRow): RecordedExchange {
  return {
    requestHead: Buffer.from(requestHead, 'hex'),
    responseHead: responseHead === null ? null : Buffer.from(responseHead, 'hex'),
    remoteAddress,
    tls: protocol === null ? null : { protocol, certificates: certificates ?? [] }
  }
}
