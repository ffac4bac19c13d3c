import { connect } from 'node:net'
import pg from 'pg'
import t from 'tap'
import { isUnreachable, Unreachable } from '../../src/postgres/unreachable.ts'
import { within } from '../../src/postgres/within.ts'

const withCode = (code: string) => Object.assign(new Error('it said so'), { code })

// [error, whether it means: not now]
const errors: Array<[unknown, boolean]> = [
  [new Unreachable('no answer'), true],
  [withCode('ECONNREFUSED'), true],
  [withCode('57P01'), true],
  [withCode('53300'), true],
  [withCode('08006'), true],
  [withCode('28P01'), true],
  [withCode('25006'), true],
  [new Error('Connection terminated unexpectedly'), true],
  [new Error('Connection terminated due to connection timeout'), true],
  [new Error('timeout exceeded when trying to connect'), true],
  [new Error('Query read timeout'), true],
  [withCode('42P01'), false],
  [withCode('23505'), false],
  [withCode('ENOENT'), false],
  [new TypeError('undefined is not a function'), false],
  [undefined, false],
  ['Connection terminated', false]
]

t.test('which errors mean that the database cannot be reached now', async t => {
  for (const [error, expected] of errors) t.equal(isUnreachable(error), expected, String((error as { code?: string })?.code ?? error))
})

t.test('a socket that is not there is one, a file is not', async t => {
  await t.rejects(new pg.Client({ host: '/tmp/no-such-directory' }).connect().catch(error => { throw isUnreachable(error) ? new Error('unreachable') : error }), { message: 'unreachable' })
  const error = await new Promise(resolve => connect('/tmp/no-such-socket').once('error', resolve))
  t.ok(isUnreachable(error))
})

t.test('what does not come in time is given up, and what comes is handed on', async t => {
  await t.rejects(within(10, 'An answer', new Promise(() => {})), { name: 'Unreachable', message: 'An answer did not come within 0.01 s' })
  t.equal(await within(60_000, 'An answer', Promise.resolve(7)), 7)
  await t.rejects(within(60_000, 'An answer', Promise.reject(new Error('no'))), { message: 'no' })
})

t.test('time in which the process itself stood still does not count', async t => {
  const answer = new Promise<number>(resolve => { setTimeout(() => resolve(7), 60) })
  const waiting = within(50, 'An answer', answer)
  for (const since = performance.now(); performance.now() - since < 500;);
  t.equal(await waiting, 7)
})
