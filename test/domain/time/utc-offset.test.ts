import t from 'tap'
import { parseUtcOffset } from '../../../src/domain/time/utc-offset.ts'

// [as courts write it, minutes east of UTC; undefined when it cannot be read]
const offsets = [
  ['-8', -480],
  ['-08', -480],
  ['-0800', -480],
  ['-08:00', -480],
  ['-8:00', -480],
  ['UTC-8', -480],
  ['UTC-08:00', -480],
  ['GMT-08:00', -480],
  ['gmt -8', -480],
  [' UTC - 08:00 ', -480],
  ['\u22128', -480],
  ['+1', 60],
  ['+05:30', 330],
  ['-0330', -210],
  ['+14:00', 840],
  ['-12', -720],
  ['UTC', 0],
  ['GMT', 0],
  ['Z', 0],
  ['z', 0],
  ['-00:00', 0],
  ['+0', 0],
  ['8', undefined],
  ['08:00', undefined],
  ['-800', undefined],
  ['-8:', undefined],
  ['-08:60', undefined],
  ['-08:0', undefined],
  ['-008', undefined],
  ['-08000', undefined],
  ['+14:01', undefined],
  ['-12:30', undefined],
  ['-99', undefined],
  ['UTCZ', undefined],
  ['PST', undefined],
  ['-8 hours', undefined],
  ['-', undefined],
  ['', undefined]
] as const

t.test('a UTC offset in the forms that courts write', async t => {
  for (const [text, minutes] of offsets) {
    t.ok(Object.is(parseUtcOffset(text), minutes), `"${text}" is ${minutes}, read ${parseUtcOffset(text)}`)
  }
})
