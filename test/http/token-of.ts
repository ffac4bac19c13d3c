import { createHash } from 'node:crypto'
import type { Token } from '../../src/http/roles.ts'

/** A token as the configuration has it: by a name, and by its digest. */
export const tokenOf = (name: string, token: string = name): Token => ({ name, sha256: createHash('sha256').update(token).digest('hex') })
