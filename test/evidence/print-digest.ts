import { digestOf } from '../../src/archive/documents.ts'
import { packetOf } from '../../src/evidence/packet.ts'
import { plainCase } from './cases.ts'
import { madeUpParts } from './made-up-packet.ts'

// The digest of the plain case's packet, for who runs this in another zone.
process.stdout.write(`${digestOf(await packetOf(madeUpParts(plainCase)))}\n`)
