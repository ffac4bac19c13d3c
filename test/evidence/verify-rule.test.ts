import fc from 'fast-check'
import pLimit from 'p-limit'
import t from 'tap'
import { effectivePolicy } from '../../src/domain/history/effective-policy.ts'
import { inOrder, randomHistory, sampled } from '../domain/random-history.ts'
import { madeUpParts } from './made-up-packet.ts'
import { filesOf, folderWith, verdictsOf } from './unpacked.ts'

/** Each is a packet of its own, and a run of a program of its own. */
const RUNS = 40

/** A history, an instant to look at, and a policy that may or may not be in force then. */
const question = randomHistory.chain(({ policies, ...history }) => {
  const own = { ...history, policies: policies.map(policy => ({ ...policy, organizationKey: 'USCATestSuperior' })) }
  return fc.record({
    history: fc.constant(own),
    // No file prints an instant between two milliseconds, and no packet one before 1990.
    filedAt: fc.constantFrom(...sampled(own).filter(instant => instant > Date.UTC(1990, 0))),
    other: own.policies.length === 0 ? fc.constant(undefined) : fc.constantFrom(...own.policies)
  })
})

t.test('verify.mjs reads the rule as the service does: on random histories, around every boundary', async t => {
  const questions = fc.sample(question, { numRuns: RUNS, seed: 20050302 })
  const atOnce = pLimit(2)
  let ruled = 0
  let refused = 0
  await Promise.all(questions.map(({ filedAt, history, other }) => atOnce(async () => {
    const { policies, zone } = history
    const inForce = effectivePolicy(inOrder(history), filedAt)
    const told = `${new Date(filedAt).toISOString()} in ${zone}: ${inForce?.version} of ${JSON.stringify(policies)}`
    const right = madeUpParts({ policies, zone, filedAt })
    const { lines } = await verdictsOf(folderWith(t, filesOf(right)))
    t.match(lines['decision'], /^pass decision /, told)
    ruled += inForce === undefined ? 0 : 1
    if (other === undefined || other.version === inForce?.version) return
    // The same packet, recorded and signed, with another policy in its answer.
    const sha256 = (JSON.parse(right.record.content) as { answer: { evidence: Array<{ version: string, sha256: string }> } }).answer.evidence.find(({ version }) => version === other.version)?.sha256
    const wrong = madeUpParts({ policies, zone, filedAt, answer: { policy: { version: other.version, effectiveFrom: null, effectiveUntil: null, ...{ sha256 } } } })
    const { words } = await verdictsOf(folderWith(t, filesOf(wrong)))
    t.same([words['record'], words['decision']], ['pass', 'FAIL'], `${other.version} in the place of ${told}`)
    refused += 1
  })))
  t.ok(ruled > RUNS / 4 && refused > RUNS / 4, `${ruled} with a policy in force, ${refused} with a wrong answer`)
})
