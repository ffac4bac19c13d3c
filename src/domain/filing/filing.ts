import type { MimeType, ReplyToProtocol } from '../policy/policy.ts'
import type { Decimal } from '../policy/money.ts'
import type { Version } from '../policy/version.ts'

/** A document of a filing; `bytes` are its own, before it is encoded [124]. */
export interface FiledDocument extends MimeType { documentVersion: string, bytes: number, encoding: string }

/** A code that a filing has from a table of the court. */
export interface FiledCode { table: string, code: string }

/** A fee that is tendered with a filing. */
export interface FiledFee { code: string, amount: Decimal }

/** What is told of a filing; null and empty: it was left out, and is not checked (domain §7). */
export interface Filing {
  citedVersion: Version | null
  /** Of the whole filing as it is sent, envelope and header included [123]. */
  filingBytes: number | null
  exhibitsDelimited: boolean | null
  replyTo: readonly ReplyToProtocol[]
  documents: readonly FiledDocument[]
  codes: readonly FiledCode[]
  fees: readonly FiledFee[]
}
