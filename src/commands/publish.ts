import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { publishPolicy, type Publishing } from '../publisher/publish-policy.ts'
import type { Plan } from '../publisher/stage-policy.ts'
import { givenPath } from './given-path.ts'
import { runCommand } from './run-command.ts'

const USAGE = 'Use: npm run publish -- --repository DIR --policy FILE [--major] [--effective LABEL] [--dry-run]'

/**
 * `npm run publish -- --repository DIR --policy FILE`: publishes a draft as the
 * next version of its court in the folder of a repository. Exit code 0 where it
 * is published, 1 where a rule refuses it, 2 where the command was used wrongly.
 */
await runCommand(async () => {
  const asked = await understood(process.argv.slice(2))
  if (asked === undefined) return 2
  const plan = await publishPolicy(asked)
  process.stdout.write(printed(plan, asked.isDryRun))
  return plan.kind === 'plan' ? 0 : 1
})

async function understood (args: string[]): Promise<Publishing | undefined> {
  try {
    const { values } = parseArgs({
      args,
      options: {
        repository: { type: 'string' },
        policy: { type: 'string' },
        major: { type: 'boolean' },
        effective: { type: 'string' },
        'dry-run': { type: 'boolean' }
      }
    })
    const { effective = null, policy, repository } = values
    if (repository === undefined || policy === undefined) throw new Error('Say which repository, and which policy.')
    const folder = givenPath(repository)
    if (!(await stat(folder)).isDirectory()) throw new Error(`${repository} is no folder.`)
    const draft = await readFile(givenPath(policy))
    return {
      repository: folder,
      draft,
      isMajor: values.major === true,
      effective,
      isDryRun: values['dry-run'] === true,
      clock: () => Date.now()
    }
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`)
    return undefined
  }
}

function printed (plan: Plan, isDryRun: boolean): string {
  if (plan.kind === 'refused') return `Nothing is published.\n${plan.reasons.map(reason => `  ${reason}\n`).join('')}`
  const { effective, files, organizationKey, overtaken, published, version, zone } = plan
  const [would, done] = isDryRun ? ['Would publish', 'would be'] : ['Published', 'is']
  return (
    `${would} ${organizationKey} ${version}: published ${published}, in force from ${effective} (${zone}).\n` +
    overtaken
      .map(
        each =>
          `  Version ${each}, which was published in advance, never takes effect then [96]: publish what it says anew if it is to.\n`
      )
      .join('') +
    files.map(({ isNew, path }) => `  ${path} ${done} ${isNew ? 'new' : 'changed'}\n`).join('')
  )
}
