import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { manualTimers } from '../manual-timers.ts'
import { watchTokens } from '../../src/service/tokens.ts'

const LOOK = 1_000
const line = (name: string): string => `${name}:${createHash('sha256').update(name).digest('hex')}`

/** A file of clerks' tokens with this in it; who is let in by it, and what the log has said. */
async function watching (t: Test, content: string | null) {
  const file = join(t.testdir(), 'clerks')
  if (content !== null) await writeFile(file, content)
  const lines: string[] = []
  const timers = manualTimers()
  const log = { info: (line: string) => { lines.push(`info ${line}`) }, error: (line: string) => { lines.push(`error ${line}`) } }
  const tokens = await watchTokens({ clerkTokens: { file }, operatorTokens: { text: line('olga') } }, null, { timers, log })
  t.teardown(tokens.close)
  const letIn = (): string => tokens.current().clerk.map(({ name }) => name).join(' ')
  // A change counts when it is found twice.
  const settle = async (): Promise<string> => {
    for (let look = 0; look < 2; look += 1) await timers.fire(LOOK)
    return letIn()
  }
  return { file, lines, timers, tokens, letIn, settle }
}

// [what is in the file from then on, null for no file; who is let in then; whether the log says that something is wrong]
const course: ReadonlyArray<readonly [what: string, content: string | null, letIn: string, isWrong: boolean]> = [
  ['one more', `${line('anna')} ${line('ben')} ${line('cleo')}`, 'anna ben cleo', false],
  ['one is removed', `${line('anna')}\n${line('cleo')}\n`, 'anna cleo', false],
  ['the file is gone: who was removed stays shut, all others are let in', null, 'anna cleo', true],
  ['a spoilt line: another beside it is not let in, and nobody shut out', `${line('anna')} ${line('dora')} eva:open-sesame`, 'anna cleo', true],
  ['as it was before', `${line('anna')}\n${line('cleo')}\n`, 'anna cleo', false],
  ['a cut digest', line('anna').slice(0, -1), 'anna cleo', true],
  ['mended, with another', `${line('dora')}`, 'dora', false],
  ['nobody', '', '', false],
  ['no file, after nobody', null, '', true],
  ['somebody again', line('anna'), 'anna', false]
]

t.test('a file of tokens counts as it changes, and one that is missing or spoilt changes nothing', async t => {
  const { file, lines, settle, letIn } = await watching(t, `${line('anna')} ${line('ben')}`)
  t.equal(letIn(), 'anna ben', 'at the start')
  for (const [what, content, names, isWrong] of course) {
    lines.length = 0
    if (content === null) await rm(file)
    else await writeFile(file, content)
    t.equal(await settle(), names, what)
    t.equal(lines.length, 1, `${what}: one line`)
    t.match(lines[0], isWrong ? /^error CLERK_TOKENS_FILE/ : /^info CLERK_TOKENS_FILE/, what)
    t.notMatch(lines[0], /sesame|[0-9a-f]{60}/, 'which repeats no token')
    await settle()
    t.equal(lines.length, 1, `${what}: and no other as long as nothing changes`)
  }
})

t.test('a file that is just being written is not taken half', async t => {
  const { file, timers, letIn, settle } = await watching(t, line('anna'))
  await writeFile(file, '')
  await timers.fire(LOOK)
  await writeFile(file, `${line('anna')} ${line('ben')}`)
  await timers.fire(LOOK)
  t.equal(letIn(), 'anna')
  t.equal(await settle(), 'anna ben')
})

t.test('a file that is missing at the start ends nothing and lets nobody in until it is there', async t => {
  const { file, lines, letIn, settle, tokens } = await watching(t, null)
  t.equal(letIn(), '')
  t.match(lines, [/^error CLERK_TOKENS_FILE cannot be read \(ENOENT\)/])
  t.match(tokens.current().operator, [{ name: 'olga' }], 'others are let in as before')
  await writeFile(file, line('anna'))
  t.equal(await settle(), 'anna')
})

t.test('who hears of changes is told who counts, once a change', async t => {
  const { file, settle, tokens } = await watching(t, line('anna'))
  const heard: string[] = []
  tokens.onChange(({ clerk, operator }) => heard.push([...clerk, ...operator].map(({ name }) => name).join(' ')))
  await writeFile(file, line('ben'))
  await settle()
  await settle()
  t.same(heard, ['ben olga'])
})
