import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { parse } from 'yaml'
import { rules } from '../../src/domain/policy/rules.ts'
import { startCommand } from '../command.ts'
import { testDatabase } from '../database.ts'
import { readMetrics } from './read-metrics.ts'
import { greeted } from './worker-processes.ts'

// What wakes somebody up at night: each rule asks for what is there, and the page says what to do then.

t.setTimeout(300_000)

interface Alert { alert: string, expr: string, annotations: { summary: string } }

const root = resolve(import.meta.dirname, '../..')
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const file = parse(textOf('deploy/alerts.yml')) as { groups: Array<{ rules: Alert[] }> }
const alerts = file.groups.flatMap(group => group.rules)
const page = textOf('docs/operations.md')
const runbook = /^## Runbook$.*?(?=^## )/ms.exec(page)?.[0] ?? ''
const namedIn = (text: string): string[] => [...new Set(Array.from(text.matchAll(/`(Archive[A-Z]\w+)`/g), ([, name = '']) => name))].sort()
const promtool = ['/usr/bin/promtool', '/usr/local/bin/promtool'].find(path => existsSync(path))
const noPromtool = promtool !== undefined || process.env['CI'] !== undefined ? false : 'There is no promtool (Debian: apt-get install prometheus)'

t.test('every figure that a rule asks for is told by a service, with the labels that it asks by', async t => {
  const url = await testDatabase(t)
  // A database that is read from as its own replica lacks nothing.
  const service = startCommand(t, 'serve', [], { DATABASE_URL: url, DATABASE_READ_URL: url, REPOSITORIES: 'http://127.0.0.1:9/CourtPolicies/', CRAWL: 'off', PORT: '0' })
  const base = await greeted(service)
  await (await fetch(`${base}/v1/rules`)).arrayBuffer()
  const { names, listOf } = readMetrics(await (await fetch(`${base}/metrics`)).text())
  for (const { alert, expr } of alerts) {
    const asked = Array.from(expr.matchAll(/\b((?:archive|db|http|nodejs)_\w+?)((?:_bucket|_count|_sum)?)\b(?: *\{([^}]*)\})?(?=[ )[]|$)/gm), ([, name = '', part = '', labels = '']) => ({ name, part, labels }))
      .filter(({ name, part }) => names.includes(name) || names.includes(name + part))
    // Whatever looks like a figure and is none is a misspelt one; labels have other names than figures.
    const bare = expr.replace(/\{[^}]*\}/g, '').replace(/\b(by|on) *\([^)]*\)/g, '')
    const figures = Array.from(bare.matchAll(/\b(?:archive|db|http|nodejs)_\w+/g), ([name]) => name)
    t.ok(figures.length > 0, `${alert} asks for a figure`)
    for (const figure of figures) t.ok(names.includes(figure) || names.includes(figure.replace(/_(bucket|count|sum)$/, '')), `${alert}: ${figure}`)
    for (const { name, part, labels } of asked) {
      const [sample] = listOf(name + part)
      for (const [, label = ''] of labels.matchAll(/(\w+) *[=!]/g)) if (sample !== undefined) t.ok(label in sample.labels, `${alert}: ${name} has the label ${label}`)
    }
    for (const [, listed = ''] of expr.matchAll(/rule=~?"([^"]*)"/g)) for (const rule of listed.split('|')) t.ok(rule in rules, `${alert}: ${rule} is a rule`)
  }
})

t.test('the page and the file name the same alerts', async t => {
  t.same(namedIn(runbook), alerts.map(({ alert }) => alert).sort(), 'in the runbook')
  t.same(namedIn(page).filter(name => !alerts.some(({ alert }) => alert === name)), [], 'nowhere one that is not there')
  const figures = Array.from(page.matchAll(/^\| `(\w+)` \|.*\| (.+?) \|$/gm), ([, name = '', alert = '']) => ({ name, alert })).filter(({ name }) => /^(archive|db|http|nodejs)_/.test(name))
  for (const { name, alert } of figures) {
    const asking = alerts.filter(({ expr }) => new RegExp(`\\b${name}(_bucket|_count)?\\b`).test(expr)).map(({ alert }) => alert)
    t.same(namedIn(alert), asking.sort(), `${name}: the alerts that ask for it`)
  }
})

t.test('each paragraph of the runbook has a test that provokes what it is about, and commands that are there', async t => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  const paragraphs = runbook.split('\n\n').filter(paragraph => paragraph.startsWith('**'))
  t.ok(paragraphs.length >= 14, `${paragraphs.length} symptoms`)
  for (const paragraph of paragraphs) {
    const [, symptom = ''] = /^\*\*(.*?)\*\*/.exec(paragraph) ?? []
    const tests = Array.from(paragraph.matchAll(/`(test\/[\w/.-]+)`/g), ([, path = '']) => path)
    t.ok(tests.length > 0, `${symptom}: a test`)
    for (const path of tests) t.ok(existsSync(join(root, path)), `${symptom}: ${path}`)
    for (const [, name = ''] of paragraph.matchAll(/`npm run ([\w:-]+)/g)) t.ok(name in scripts, `${symptom}: npm run ${name}`)
  }
})

t.test('promtool takes the rules, and they sound when they are to', { skip: noPromtool }, async t => {
  const run = async (...args: string[]): Promise<string> => await promisify(execFile)(promtool ?? 'promtool', args, { cwd: root }).then(({ stdout, stderr }) => stdout + stderr, error => `failed: ${error.stdout}${error.stderr}`)
  t.match(await run('check', 'rules', 'deploy/alerts.yml'), new RegExp(`SUCCESS: ${alerts.length} rules found`))
  t.match(await run('test', 'rules', 'test/service/alerts/rules-test.yml'), /SUCCESS/)
})
