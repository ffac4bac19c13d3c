import { expectedDefinitions, listDefinitions } from './definitions.ts'
import type { Verification } from './verification.ts'

/**
 * That the database is made of what the migrations make and of nothing else: a guard that was replaced, switched
 * off or made to look away, a rule that swallows what is added, a constraint that is gone or was added.
 */
export async function verifyGuards ({ database, onDifference }: Verification): Promise<void> {
  const [expected, found] = [await expectedDefinitions(), await listDefinitions(database)]
  for (const subject of namesOf(expected, found)) {
    const [wanted = {}, stored = {}] = [expected[subject], found[subject]]
    for (const part of namesOf(wanted, stored)) {
      if (wanted[part] !== stored[part]) {
        onDifference({
          subject,
          what: `the ${part}`,
          stored: stored[part] ?? 'nothing',
          expected: wanted[part] ?? 'nothing'
        })
      }
    }
  }
}

const namesOf = (one: object, other: object): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
