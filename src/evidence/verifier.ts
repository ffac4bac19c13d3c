import { readFileSync } from 'node:fs'

/**
 * `verify.mjs` as it is handed out; it is read where it stands
 * in the source, also by what was made of this module elsewhere.
 */
export const verifier: Uint8Array = readFileSync(new URL('../../src/evidence/verify.mjs', import.meta.url))
