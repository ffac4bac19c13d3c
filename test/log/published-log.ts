import { createPrivateKey } from 'node:crypto'
import { keepLogKey } from '../../src/archive/log/key.ts'
import { appendTiles } from '../../src/log/append.ts'
import { publishCheckpoint } from '../../src/log/publish.ts'
import { printVerifierKey, verifierKeyOf } from '../../src/log/signed-note.ts'
import type { Database } from '../../src/postgres/database.ts'

/** A key that is the same in each run, and nobody's. */
const privateKey = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]), format: 'der', type: 'pkcs8' })

/** What checks what is published here. */
export const KEY = verifierKeyOf('policies.example.org/log', privateKey)

/** Publishes a checkpoint over all that is recorded, or over so many entries; gives its size. */
export async function publishLog (database: Database, size?: number): Promise<number> {
  await keepLogKey(database, printVerifierKey(KEY))
  for (;;) {
    const appended = await appendTiles(database)
    if (appended.isBehind) continue
    await publishCheckpoint({ database, signing: { kind: 'signs', privateKey, key: KEY }, stamp: async () => null }, size ?? appended.size)
    return size ?? appended.size
  }
}
