import type { RecordedExchange } from '../../archive/exchanges.ts'

/**
 * An exchange for people and programs: heads taken apart, fields
 * in their order, a character of a text for a byte of the head.
 */
export function exchangeWire ({ requestHead, responseHead, remoteAddress, tls }: RecordedExchange) {
  const { line, fields } = headOf(requestHead)
  return {
    request: { line, fields },
    response: responseHead === null ? null : responseOf(responseHead),
    remoteAddress,
    tls: tls === null ? null : { protocol: tls.protocol, certificates: [...tls.certificates] }
  }
}

const STATUS_LINE = /^HTTP\/(\d+(?:\.\d+)?) +(\d{3})(?: (.*))?$/

/** Null where no head came, but something else. */
function responseOf (bytes: Uint8Array) {
  const { line, fields } = headOf(bytes)
  const [, httpVersion, status, reason] = STATUS_LINE.exec(line) ?? []
  return httpVersion === undefined ? null : { status: Number(status), reason: reason ?? '', httpVersion, fields }
}

type Field = [name: string, value: string]

/** The last of several heads: those of interim answers come before. */
function headOf (bytes: Uint8Array): { line: string, fields: Field[] } {
  const heads = Buffer.from(bytes).toString('latin1').split(/\r?\n\r?\n/).filter(head => head.trim() !== '')
  const [line = '', ...lines] = (heads.at(-1) ?? '').replace(/^[\r\n]+/, '').split(/\r?\n/)
  return { line, fields: lines.filter(each => each !== '').map(fieldOf) }
}

/** White space around a value is none of it (RFC 9112, 5.1). */
function fieldOf (line: string): Field {
  const colon = line.indexOf(':')
  return colon === -1 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')]
}
