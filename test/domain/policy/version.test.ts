import t from 'tap'
import { compareVersions, versionAfter, versionOf } from '../../../src/domain/policy/version.ts'

// [parts as printed, canonical version]
const read = [
  [['1', '0', '3'], '1.0.3'],
  [['+1', '00', ' 3 '], '1.0.3'],
  [['0', '0', '0'], '0.0.0'],
  [['10', '0', '3'], undefined],
  [['1', '0'], undefined],
  [['1', '0', '-3'], undefined],
  [['1', '0', 'x'], undefined]
] as const

t.test('a version is three digits, however xsd:integer prints them', async t => {
  for (const [parts, version] of read) t.equal(versionOf(parts), version, `versionOf(${parts.join()})`)
})

t.test('versions are compared as tuples', async t => {
  t.same(['2.0.0', '1.9.9', '1.0.4', '1.0.3'].sort(compareVersions), ['1.0.3', '1.0.4', '1.9.9', '2.0.0'])
  t.equal(compareVersions('1.0.3', '1.0.3'), 0)
  t.ok(compareVersions('1.1.0', '1.0.9') > 0)
  t.ok(compareVersions('1.0.9', '1.1.0') < 0)
})

// [version, the next minor one, the next major one]
const following = [
  ['1.0.3', '1.0.4', '2.0.0'], ['1.0.9', '1.1.0', '2.0.0'], ['0.1.0', '0.1.1', '1.0.0'], ['1.9.9', undefined, '2.0.0'], ['9.0.0', '9.0.1', undefined], ['9.9.9', undefined, undefined]
] as const

t.test('after a version comes the next minor or the next major one', async t => {
  for (const [version, minor, major] of following) t.same([versionAfter(version, false), versionAfter(version, true)], [minor, major], version)
})
