import t from 'tap'
import { compareVersions, versionOf } from '../../../src/domain/policy/version.ts'

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
