// npm run smoke: does what the README's first screen does (npm start, its curl commands, Ctrl-C) and says whether it came out so,
// and that no process of it is left.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withService } from './service.js'
import { root } from './source.js'

// [how a command of the README ends, what its answer is asked for, and what that is]
const expected = [
  ['/effective-policy?at=2005-03-02T09:30', answer => answer.policy.version, '1.0.3'],
  ['/fees/0101?at=2005-03-02T09:30', answer => answer.fees.map(fee => fee.cost.amount).join(), '10.00'],
  ['/fees/0101?at=2005-03-02T10:30', answer => answer.fees.map(fee => fee.cost.amount).join(), '100.00']
]

/** Ctrl-C, as a terminal sends it: to every process of the group. */
const interrupt = group => process.kill(-group, 'SIGINT')

try {
  const { started } = await withService({ program: 'npm', args: ['start'], end: interrupt }, async base => {
    say(`npm start serves ${base}`)
    await askWhatTheReadmeAsks(base)
  })
  say(`Ctrl-C ended all ${started} processes`)
} catch (error) {
  console.error(`FAILED: ${error.message}`)
  process.exitCode = 1
}

async function askWhatTheReadmeAsks (base) {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const commands = [...readme.matchAll(/^curl '(?:http:\/\/127\.0\.0\.1:3000)([^']+)'/gm)].map(([, path]) => path)
  const answers = []
  for (const [ending, of, value] of expected) {
    const path = commands.find(command => command.endsWith(ending))
    if (path === undefined) throw new Error(`README.md has no command: curl 'http://127.0.0.1:3000…${ending}'`)
    const response = await fetch(`${base}${path}`)
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${text}`)
    const found = of(JSON.parse(text))
    if (found !== value) throw new Error(`${path} gives ${found}: ${value} is expected`)
    answers.push(text)
    say(`${path} gives ${found}`)
  }
  const quoted = [...readme.matchAll(/"text": "[^"]+"/g)].map(([sentence]) => sentence.replace('": "', '":"'))
  const invented = quoted.filter(sentence => !answers.some(answer => answer.includes(sentence)))
  if (invented.length > 0) throw new Error(`README.md quotes what no answer says: ${invented.join(', ')}`)
}

function say (line) {
  console.log(`ok: ${line}`)
}
