/**
 * Another transaction was in the way: a deadlock, an order that cannot be kept, or it was the first to keep the same.
 */
const PASSING = new Set(['40P01', '40001', '23505'])

/** Runs something again where another transaction was in its way. */
export async function twice<T> (run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!PASSING.has(codeOf(error))) throw error
    return await run()
  }
}

/** The SQLSTATE of an error of the database; empty where it is none. */
export const codeOf = (error: unknown): string => error instanceof Error && 'code' in error ? String(error.code) : ''
