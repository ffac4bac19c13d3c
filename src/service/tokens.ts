import { createHash, randomBytes } from 'node:crypto'
import type { KnownTokens, Role, Token } from '../http/roles.ts'
import type { Config, TokenSource } from './config.ts'
import { parseTokens } from './token-text.ts'
import { watchTokenFile, type TokenFile, type TokenTools } from './token-file.ts'

/** One-time tokens that the start prints, for the sample only. */
export type OneTimeTokens = Readonly<Record<Role, string>>

export function newOneTimeTokens (): OneTimeTokens {
  const token = (): string => randomBytes(18).toString('base64url')
  return { clerk: token(), operator: token() }
}

/** The tokens that count, as files have them by now. */
export interface WatchedTokens {
  current: () => KnownTokens
  /** Takes what hears of the tokens that count from now on, whenever they are others than before. */
  onChange: (hear: (tokens: KnownTokens) => void) => void
  /** Looks at the files no more. */
  close: () => void
}

/** The tokens of the configuration, of files as they change, and the one-time ones. */
export async function watchTokens (
  { clerkTokens, operatorTokens }: Pick<Config, 'clerkTokens' | 'operatorTokens'>,
  oneTime: OneTimeTokens | null,
  tools: TokenTools
): Promise<WatchedTokens> {
  const hearers: Array<(tokens: KnownTokens) => void> = []
  const onChange = (): void => {
    for (const hear of hearers) hear(current())
  }
  const clerk = await openSource('CLERK_TOKENS', clerkTokens, tools, onChange)
  const operator = await openSource('OPERATOR_TOKENS', operatorTokens, tools, onChange)
  const added = (role: Role): Token[] =>
    oneTime === null
      ? []
      : [{ name: `sample ${role}`, sha256: createHash('sha256').update(oneTime[role]).digest('hex') }]
  const current = (): KnownTokens => ({
    clerk: [...clerk.tokens(), ...added('clerk')],
    operator: [...operator.tokens(), ...added('operator')]
  })
  return {
    current,
    onChange: hear => {
      hearers.push(hear)
    },
    close: () => {
      for (const source of [clerk, operator]) source.close()
    }
  }
}

async function openSource (
  name: string,
  source: TokenSource,
  tools: TokenTools,
  onChange: () => void
): Promise<TokenFile> {
  if ('file' in source) return await watchTokenFile({ ...tools, name: `${name}_FILE`, path: source.file, onChange })
  const tokens = parseTokens(name, source.text)
  return { tokens: () => tokens, close: () => {} }
}
