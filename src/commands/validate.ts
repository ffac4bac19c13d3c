import { parseArgs } from 'node:util'
import { countFindings } from '../domain/policy/finding.ts'
import { packageVersion } from '../service/package-version.ts'
import { givenFiles, WrongUsage, type GivenFiles } from '../validation/given-files.ts'
import { sarifLog } from '../validation/sarif.ts'
import { validateFiles } from '../validation/validate-files.ts'
import { givenPath } from './given-path.ts'
import { runCommand } from './run-command.ts'
import { printValidation, validationJson } from './validation-report.ts'

const USAGE = 'Use: npm run validate -- [--json|--sarif] FILE…|FOLDER'

/**
 * `npm run validate -- [--json|--sarif] FILE…|FOLDER`: what the checks find in files,
 * or in the folder of a repository. Exit code 0 where there is no error, whatever
 * warnings there are, 1 where there is one, 2 where the command was used wrongly.
 */
await runCommand(async () => {
  const asked = await understood(process.argv.slice(2))
  if (asked === undefined) return 2
  const validation = await validateFiles(asked.files)
  const print = {
    text: printValidation,
    json: validationJson,
    sarif: () => `${JSON.stringify(sarifLog(validation, packageVersion, givenPath('.')), null, 2)}\n`
  }
  process.stdout.write(print[asked.form](validation))
  return countFindings(validation.findings).error > 0 ? 1 : 0
})

interface Asked { form: 'text' | 'json' | 'sarif', files: GivenFiles }

/** What is asked; undefined, and said, where nobody can tell. */
async function understood (args: string[]): Promise<Asked | undefined> {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean' }, sarif: { type: 'boolean' } },
      allowPositionals: true
    })
    if (values.json === true && values.sarif === true) {
      throw new WrongUsage('One form is given at a time: --json or --sarif.')
    }
    return {
      form: values.json === true ? 'json' : values.sarif === true ? 'sarif' : 'text',
      files: await givenFiles(positionals, givenPath('.'))
    }
  } catch (error) {
    const isOfArguments = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (!isOfArguments && !(error instanceof WrongUsage)) throw error
    console.error(`${error.message}\n${USAGE}`)
    return undefined
  }
}
