import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { parseTokens, type Config, type TokenSource } from './config.ts'
import type { Role, Token, Tokens } from '../http/roles.ts'

/** One-time tokens that the start prints, for the sample only. */
export type OneTimeTokens = Readonly<Record<Role, string>>

export function newOneTimeTokens (): OneTimeTokens {
  const token = (): string => randomBytes(18).toString('base64url')
  return { clerk: token(), operator: token() }
}

/** The tokens of the configuration, files read again when they change, and the one-time ones. */
export function tokensOf (config: Config, oneTime: OneTimeTokens | null): Tokens {
  const clerk = readerOf('CLERK_TOKENS', config.clerkTokens)
  const operator = readerOf('OPERATOR_TOKENS', config.operatorTokens)
  const added = (role: Role): Token[] => oneTime === null ? [] : [{ name: `sample ${role}`, sha256: createHash('sha256').update(oneTime[role]).digest('hex') }]
  return () => ({ clerk: [...clerk(), ...added('clerk')], operator: [...operator(), ...added('operator')] })
}

function readerOf (name: string, source: TokenSource): () => Token[] {
  if ('text' in source) {
    const tokens = parseTokens(name, source.text)
    return () => tokens
  }
  let tokens: Token[] = []
  let changedAt = NaN
  const read = (): Token[] => {
    const { mtimeMs } = statSync(source.file)
    if (mtimeMs !== changedAt) tokens = parseTokens(`${name}_FILE`, readFileSync(source.file, 'utf8'))
    changedAt = mtimeMs
    return tokens
  }
  // A file that cannot be read or is malformed stops the start; later it lets nobody in.
  read()
  return () => {
    try {
      return read()
    } catch {
      changedAt = NaN
      return []
    }
  }
}
