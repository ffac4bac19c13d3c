import t from 'tap'
import { couldBeAnother } from '../../../src/domain/history/changing-doubts.ts'
import type { Doubt } from '../../../src/domain/history/doubts.ts'

const doubt = (kind: Doubt['kind']): Doubt => ({ kind, version: null, sha256: null, url: null, text: '' })

// kind of doubt, whether the answer could be another
const kinds: ReadonlyArray<readonly [Doubt['kind'], boolean]> = [
  ['unreadable', true],
  ['not-fetched', true],
  ['zone-unknown', true],
  ['version-reused', true],
  ['back-dated', false],
  ['too-soon', false],
  ['other-source', false]
]

for (const [kind, expected] of kinds) t.equal(couldBeAnother([doubt('too-soon'), doubt(kind)]), expected, kind)
t.equal(couldBeAnother([]), false)
