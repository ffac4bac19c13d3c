import { createHash, randomBytes } from 'node:crypto'
import { elementOf, elementsIn } from './der.ts'

/** Tags of DER. */
const [INTEGER, OCTETS, OID, SEQUENCE, SET, TIME, EXPLICIT] = [0x02, 0x04, 0x06, 0x30, 0x31, 0x18, 0xa0]

/** Object identifiers of what a token is, of what is in it, and of SHA-256. */
const [SIGNED_DATA, TST_INFO, SHA_256] = ['2a864886f70d010702', '2a864886f70d0109100104', '608648016503040201']

/** Version 1, and a SHA-256 (RFC 3161 section 2.4.1); a nonce of eight bytes, and that the certificate is asked for. */
const REQUEST_HEAD = Buffer.from('30430201013031300d060960864801650304020105000420', 'hex')
const NONCE_HEAD = Buffer.from('0208', 'hex')
const REQUEST_END = Buffer.from('0101ff', 'hex')

/** Tokens with whole chains of certificates have some thousands of bytes. */
const MOST_BYTES = 256 * 1024

/** A request for a time stamp (RFC 3161 section 2.4.1), and what its answer has to repeat. */
export interface StampRequest { bytes: Buffer, imprint: Buffer, nonce: Buffer }

/** Whom to ask, and by what. */
export interface Authority { url: string, fetch: typeof fetch }

/**
 * The answer of a time-stamp authority about these bytes, as it came (RFC 3161): their SHA-256
 * and no more goes to it. Throws when it refuses, when its answer is about something else, or
 * when it is no such answer. Whether its signature is good is for who trusts it to say.
 */
export async function askForStamp ({ fetch, url }: Authority, bytes: Uint8Array, signal: AbortSignal): Promise<Buffer> {
  const request = stampRequest(bytes)
  const response = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(request.bytes),
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    // Nobody but who was configured is asked.
    redirect: 'error',
    signal
  })
  if (!response.ok) {
    await response.body?.cancel()
    throw new Error(`The time-stamp authority answers ${response.status}: a time stamp is expected.`)
  }
  const answer = await bytesOf(response)
  checkStamp(answer, request)
  return answer
}

/** A request for a stamp of these bytes, with a nonce of its own and the authority's certificate asked for. */
export function stampRequest (bytes: Uint8Array): StampRequest {
  const imprint = createHash('sha256').update(bytes).digest()
  const nonce = randomBytes(8)
  // An integer that is positive, of as many bytes whatever they are: an authority refuses what DER would write shorter.
  nonce.writeUInt8((nonce.readUInt8(0) & 0x3f) | 0x40, 0)
  return { bytes: Buffer.concat([REQUEST_HEAD, imprint, NONCE_HEAD, nonce, REQUEST_END]), imprint, nonce }
}

/** Throws unless an answer grants a stamp of just what was asked for. */
export function checkStamp (answer: Buffer, { imprint, nonce }: StampRequest): void {
  const { status, info } = readAnswer(answer)
  if (status > 1 || info === undefined) {
    throw new Error(`The time-stamp authority refuses: its status is ${status}, where 0 or 1 is expected.`)
  }
  if (info.digest !== SHA_256 || !info.imprint.equals(imprint)) {
    throw new Error("The time stamp is of other bytes than the checkpoint's.")
  }
  if (info.nonce?.equals(nonce) !== true) {
    throw new Error('The time stamp has another nonce than the request: it may be an old one.')
  }
}

/** Whether an answer that was kept is of these bytes; false where it is no stamp. */
export function isStampOf (answer: Buffer, bytes: Uint8Array): boolean {
  try {
    const { info } = readAnswer(answer)
    return info?.digest === SHA_256 && info.imprint.equals(createHash('sha256').update(bytes).digest())
  } catch {
    return false
  }
}

/** What a token says (TSTInfo, RFC 3161 section 2.4.2): which digest, of what, and the nonce of the request. */
interface Info { digest: string, imprint: Buffer, nonce: Buffer | undefined }

function readAnswer (answer: Buffer): { status: number, info: Info | undefined } {
  try {
    const whole = elementOf(answer, SEQUENCE)
    if (whole.rest.length > 0) throw new Error('It goes on after its end.')
    const status = elementOf(whole.content, SEQUENCE)
    return {
      status: elementOf(status.content, INTEGER).content.readInt8(),
      info: status.rest.length === 0 ? undefined : readToken(status.rest)
    }
  } catch (error) {
    throw new Error('What the time-stamp authority answers is no time stamp (RFC 3161 section 2.4.2).', {
      cause: error
    })
  }
}

/** A token is a ContentInfo of SignedData, in which the TSTInfo stands (RFC 5652). */
function readToken (token: Buffer): Info {
  const signed = elementOf(
    elementOf(after(elementOf(token, SEQUENCE).content, SIGNED_DATA), EXPLICIT).content,
    SEQUENCE
  )
  const stated = elementOf(elementOf(elementOf(signed.content, INTEGER).rest, SET).rest, SEQUENCE)
  const info = elementOf(
    elementOf(elementOf(after(stated.content, TST_INFO), EXPLICIT).content, OCTETS).content,
    SEQUENCE
  )
  const imprint = elementOf(elementOf(elementOf(info.content, INTEGER).rest, OID).rest, SEQUENCE)
  const algorithm = elementOf(imprint.content, SEQUENCE)
  const time = elementOf(elementOf(imprint.rest, INTEGER).rest, TIME)
  return {
    digest: elementOf(algorithm.content, OID).content.toString('hex'),
    imprint: elementOf(algorithm.rest, OCTETS).content,
    nonce: elementsIn(time.rest).find(({ tag }) => tag === INTEGER)?.content
  }
}

/** What stands after this object identifier. */
function after (bytes: Buffer, oid: string): Buffer {
  const { content, rest } = elementOf(bytes, OID)
  if (content.toString('hex') !== oid) throw new Error('It is of another kind.')
  return rest
}

async function bytesOf (response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > MOST_BYTES) throw new Error(`The time-stamp authority answers more than ${MOST_BYTES} bytes.`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
