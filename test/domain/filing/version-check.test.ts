import t from 'tap'
import { judgeCitedVersion } from '../../../src/domain/filing/version-check.ts'

t.test('a filing cites the version in force [72][77]', async t => {
  t.match(judgeCitedVersion('1.0.4', '1.0.4', true), { result: 'pass', expected: '1.0.4' })
  t.match(judgeCitedVersion('1.0.3', '1.0.4', true), { result: 'fail', expected: '1.0.4', text: /1\.0\.3, which is not in force: 1\.0\.4 is/ })
  t.match(judgeCitedVersion('9.9.9', '1.0.4', false), { result: 'fail', expected: '1.0.4', text: /does not know/ })
})
