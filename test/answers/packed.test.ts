import fc from 'fast-check'
import t from 'tap'
import { pack, packedAt } from '../../src/answers/packed.ts'

const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 400 }).map(codes => String.fromCharCode(...codes))

t.test('what was packed is read as it was', async () => {
  fc.assert(fc.property(fc.array(bytes, { minLength: 1, maxLength: 12 }), texts => {
    const packed = pack(texts)
    return texts.every((text, place) => packedAt(packed, place) === text)
  }), { seed: 20050302, numRuns: 300 })
})

t.test('also a text that is longer than a number of two bytes tells', async t => {
  const texts = ['x'.repeat(70_000), '', 'y'.repeat(200_000), 'z']
  const packed = pack(texts)
  t.same(texts.map((_, place) => packedAt(packed, place).length), [70_000, 0, 200_000, 1])
  t.equal(packedAt(packed, 3), 'z')
})

t.test('what is too long to be told is refused, and not told wrong', async t => {
  t.throws(() => pack(['x'.repeat(256 ** 3)]), RangeError)
})
