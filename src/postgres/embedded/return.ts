import { setTimeout as pause } from 'node:timers/promises'

/** So long a server that has gone may take to be there again. */
const WITHIN = 15_000
const TRY_EVERY = 500

export interface Return<Stay> {
  /** One try: undefined when it is not there yet. */
  tryOnce: () => Promise<Stay | undefined>
  /** Whether nobody needs it any more. */
  isOver: () => boolean
}

/**
 * Tries until the server is there again; undefined when nobody needs
 * it any more. Throws what the last try said when it takes too long.
 */
export async function whenBack<Stay> ({ tryOnce, isOver }: Return<Stay>): Promise<Stay | undefined> {
  const since = performance.now()
  let said: unknown = new Error('it does not answer')
  while (!isOver() && performance.now() - since < WITHIN) {
    const left = WITHIN - (performance.now() - since)
    const stay = await Promise.race([tryOnce(), pause(left, undefined, { ref: false })]).catch((error: unknown) => {
      said = error
    })
    if (stay !== undefined) return stay
    await pause(TRY_EVERY)
  }
  if (isOver()) return undefined
  throw said
}
