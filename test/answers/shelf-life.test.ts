import t from 'tap'
import { briefLife, shelfLife, type ShelfTerms } from '../../src/answers/shelf-life.ts'

const zone = 'America/Los_Angeles'
const at = (text: string): number => Date.parse(text)
// 04:34:56 at the court; an ordinary check settles until 05:00.
const now = at('2026-11-22T12:34:56Z')
const past = at('2005-03-02T17:30:00Z')
const settledUntil = at('2026-11-22T13:00:00Z')
const shelf: ShelfTerms = { at: null, knownAt: null, settledUntil, zone, doubtful: false }

// what it shows, the answer, seconds
const shelves: ReadonlyArray<readonly [string, Partial<ShelfTerms>, number]> = [
  ['now: to the top of the hour', {}, 1504],
  ['now, settled further: to the top of the hour all the same', { settledUntil: at('2026-11-22T14:00:00Z') }, 1504],
  ['now, settled less far: to its end', { settledUntil: now + 10_000 }, 10],
  ['now, no longer settled', { settledUntil: now - 1 }, 60],
  ['now, never checked', { settledUntil: null }, 60],
  ['now, with a doubt', { doubtful: true }, 60],
  ['now, with a doubt, settled for less', { doubtful: true, settledUntil: now + 10_000 }, 10],
  ['a settled past', { at: past }, 300],
  ['a settled past with a doubt', { at: past, doubtful: true }, 60],
  ['a past of which nothing is settled', { at: past, settledUntil: null }, 60],
  ['a past that is not settled', { at: now - 1_000, settledUntil: now - 2_000 }, 60],
  ['the future', { at: now + 1 }, 60],
  ['as known in the past', { at: past, knownAt: now - 300_000 }, 86_400],
  ['as known a moment ago', { at: past, knownAt: now - 299_999 }, 60],
  ['as known in the past, with a doubt', { at: past, knownAt: now - 300_000, doubtful: true }, 60],
  ['what turns with the minute, now: to its end', { turns: 'minute' }, 4],
  ['and so with a doubt', { turns: 'minute', doubtful: true }, 4],
  ['in a settled past as everything', { turns: 'minute', at: past }, 300],
  ['now as known in the past: the hour ends all the same', { knownAt: past }, 1504]
]

for (const [what, given, seconds] of shelves) t.equal(shelfLife({ ...shelf, ...given }, now), seconds, what)

// the moment, whether it is settled, seconds
const lastSeconds = [['2026-11-22T12:59:40.500Z', true, 19], ['2026-11-22T12:59:40.500Z', false, 19], ['2026-11-22T12:59:59.500Z', true, 0]] as const

for (const [moment, isSettled, seconds] of lastSeconds) {
  t.equal(shelfLife({ ...shelf, settledUntil: isSettled ? at('2026-11-22T14:00:00Z') : null }, at(moment)), seconds, `${moment}: never over the hour`)
}
t.equal(briefLife(now), 60)
t.equal(briefLife(at('2026-11-22T12:44:50Z')), 10, 'somewhere an hour may end with this quarter')
