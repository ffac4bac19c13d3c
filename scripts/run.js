// Runs a command of src/commands in this process: node scripts/run.js validate FILE… is what npm run validate -- FILE… calls.
import { existsSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'
import { root, urlOf } from './source.js'

const [name = '', ...given] = process.argv.slice(2)
const file = join(root, 'src/commands', `${name}.ts`)

if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  fail(`"${name}" is no command: the name of a file of src/commands is expected, for example node scripts/run.js serve`)
} else {
  // What Node compiles at this start is at hand at the next. In a folder of our own: nobody else may put something there.
  module.enableCompileCache?.(join(root, 'node_modules/.cache/court-policy-archive'))
  // The command finds its arguments where it would if it had been called itself.
  process.argv = [process.argv[0], file, ...given]
  const url = await urlOf(`commands/${name}.ts`).catch(error => fail(error.message))
  if (url !== undefined) await import(url)
}

function fail (message) {
  console.error(message)
  process.exitCode = 1
}
