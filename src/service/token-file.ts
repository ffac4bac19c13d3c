import { readFile } from 'node:fs/promises'
import type { Token } from '../http/roles.ts'
import type { Timers } from '../timing/timers.ts'
import { parseTokens } from './token-text.ts'

/** A file of tokens that is looked at again and again. */
export interface TokenFile {
  /** Those that count now. */
  tokens: () => readonly Token[]
  close: () => void
}

export interface TokenTools {
  timers: Timers
  log: { info: (line: string) => void, error: (line: string) => void }
}

export interface TokenFileTools extends TokenTools {
  /** Of the setting. */
  name: string
  path: string
  /** Hears that other tokens count from now on. */
  onChange: () => void
}

/**
 * A change counts when it is found twice, so that a file which is just
 * being written is not taken half: after two of these, in milliseconds.
 */
const LOOK_EVERY = 1_000

/**
 * The tokens of a file. One that is missing or spoilt changes nothing: who was let in before is, and
 * nobody else. It is told once, and again when all is well. At the start nobody is let in by such a file.
 */
export async function watchTokenFile (tools: TokenFileTools): Promise<TokenFile> {
  const { timers, name, path } = tools
  const content = newContent(tools)
  let timer: unknown
  let isClosed = false
  const look = async (): Promise<void> =>
    content.found(await readFile(path, 'utf8').catch(error => unreadable(name, error)))
  const goOn = (): void => {
    if (isClosed) return
    timer = timers.set(async () => {
      await look()
      goOn()
    }, LOOK_EVERY)
  }
  // At the start there is nothing that half a file could spoil.
  await look()
  await look()
  goOn()
  return {
    tokens: content.tokens,
    close: () => {
      isClosed = true
      timers.clear(timer)
    }
  }
}

/** What counts by what is found in a file. */
function newContent ({ log, name, onChange }: TokenFileTools): {
  tokens: () => readonly Token[]
  found: (text: string | Error) => void
} {
  let tokens: readonly Token[] = []
  /** The text that counts, and the one that was found last; null: none. */
  let taken: string | null = null
  let last: string | null = null
  let complaint: string | null = null
  const complain = ({ message }: Error): void => {
    if (complaint === message) return
    complaint = message
    log.error(
      `${message} Until it is mended, who was let in by ${name} before goes on to be, and nobody else: ${countOf(tokens)}.`
    )
  }
  const take = (text: string): void => {
    tokens = parseTokens(name, text)
    taken = text
    log.info(`${name} was read, and counts from now on: ${countOf(tokens)}.`)
    onChange()
  }
  const found = (text: string | Error): void => {
    const isSettled = text === last
    last = text instanceof Error ? null : text
    if (text instanceof Error) return complain(text)
    if (!isSettled) return
    try {
      if (text !== taken) take(text)
      else if (complaint !== null) log.info(`${name} is as it was before: ${countOf(tokens)}.`)
      complaint = null
    } catch (error) {
      complain(error as Error)
    }
  }
  return { tokens: () => tokens, found }
}

const countOf = ({ length }: readonly Token[]): string => length === 1 ? 'one token' : `${length} tokens`

/** Why a file cannot be read; nothing of what it holds. */
function unreadable (name: string, { code, message }: NodeJS.ErrnoException): Error {
  return new Error(`${name} cannot be read (${code ?? message}).`)
}
