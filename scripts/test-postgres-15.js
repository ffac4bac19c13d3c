// npm run test:postgres-15: the tests that ask the database, on PostgreSQL 15 instead of the embedded one, so that no newer SQL slips in.
// test/http/query-plans has every query of the service planned; the others run those that write, and what is told of it.
// Names of test files as arguments run those instead.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { lacking, postgres15, withPostgres15 } from './postgres-15.js'

const root = resolve(import.meta.dirname, '..')
const testsIn = folder => readdirSync(join(root, folder)).filter(name => name.endsWith('.test.ts')).map(name => `${folder}/${name}`)
const given = process.argv.slice(2)
const few = [
  'test/crawler/crawl-repository.test.ts',
  'test/http/answers.test.ts',
  'test/http/disputes.test.ts',
  'test/http/query-plans.test.ts',
  'test/service/signed-log.test.ts'
]
const files = given.length > 0 ? given : [...testsIn('test/archive'), ...testsIn('test/log'), ...few]

if (postgres15 === undefined) {
  console.error(`The tests on PostgreSQL 15 ${process.env.CI ? 'cannot run' : 'were skipped'}: ${lacking}.`)
  process.exitCode = process.env.CI ? 1 : 0
} else {
  const status = await withPostgres15(async url => {
    const tests = spawn(process.execPath, [join(root, 'scripts/test.js'), ...files], { cwd: root, stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } })
    return await new Promise(resolve => tests.once('exit', resolve))
  })
  process.exitCode = status === 0 ? 0 : 1
}
