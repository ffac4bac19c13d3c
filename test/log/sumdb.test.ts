import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { findLastCheckpoint } from '../../src/archive/log/checkpoints.ts'
import { printVerifierKey } from '../../src/log/signed-note.ts'
import { serve } from '../http/serve.ts'
import { recordMany } from './many-entries.ts'
import { KEY, publishLog } from './published-log.ts'

// Whether the log is one does not rest on our word: Go's own packages, which know nothing of ours, read it over HTTP.

const run = promisify(execFile)
const GOPATH = '/usr/share/gocode'
const skip = existsSync(join(GOPATH, 'src/golang.org/x/mod/sumdb')) || process.env['CI'] !== undefined ? false : 'it needs Debian\'s golang-go and golang-golang-x-mod-dev'

t.test('Go\'s sumdb finds checkpoints, tiles and proofs good', { skip }, async t => {
  const folder = t.testdir({})
  const program = join(folder, 'check-log')
  const env = { PATH: process.env['PATH'], GO111MODULE: 'off', GOPATH, GOCACHE: join(folder, 'cache'), GOFLAGS: '-p=1' }
  await run('go', ['build', '-o', program, join(import.meta.dirname, 'sumdb/main.go')], { env, cwd: folder })

  const { app, database } = await serve(t)
  await recordMany(database, 66_000)
  await publishLog(database, 1_000)
  const smaller = join(folder, 'smaller')
  writeFileSync(smaller, (await findLastCheckpoint(database))?.note as string)
  const size = await publishLog(database)
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const { stdout } = await run(program, [base, printVerifierKey(KEY), smaller])
  t.equal(stdout, `good: 1000 leads to ${size}\n`)

  const other = printVerifierKey(KEY).replace(/\+[0-9a-f]{8}\+/, '+00000000+')
  await t.rejects(run(program, [base, other, smaller]), { code: 1 }, 'with another key nothing is')
})
