import t from 'tap'
import type { RecordedAnswer } from '../../src/pages/recorded-dispute.ts'
import type { disputeWire } from '../../src/answers/wire/fee-dispute.ts'
import { keepCrawl } from '../archive/keep.ts'
import { bad, civil, courtKey, policies, stories, type Expected } from './dispute-stories.ts'
import { serve } from './serve.ts'

type Answer = ReturnType<typeof disputeWire>

/** What pages and packets read of a record is what is answered. */
const asRecorded = (answer: Answer): RecordedAnswer => answer

/** The archive of the stories was never checked as a whole. */
const UNSETTLED = ' This is not settled: a policy that was published after the archive last checked the court could still change the answer.'

const amountOf = (money: { amount: string } | null): string | null => money?.amount ?? null

function told (answer: Answer): Required<Omit<Expected, 'why' | 'sentence'>> {
  const { cited, difference, due, nearChange, policy, sameAmountElsewhere, verdict } = asRecorded(answer)
  const side = ({ amount, version }: { version: string | null, amount: { amount: string } | null }): string => `${version} ${amountOf(amount)}`
  return {
    is: verdict,
    by: policy?.version ?? null,
    due: amountOf(due),
    difference: amountOf(difference),
    cited: cited === null ? '' : `${cited.version} ${cited.inForce ? 'inForce' : 'out'} ${amountOf(cited.amount)}`,
    same: sameAmountElsewhere.map(({ relation, secondsAway, version }) => `${version} ${relation} ${secondsAway}`),
    near: nearChange === null ? null : `${nearChange.what} ${answer.nearChange?.secondsAway} ${side(nearChange.before)} -> ${side(nearChange.after)}`
  }
}

t.test('what was due for a filing', async t => {
  const { app, database, histories } = await serve(t)
  await keepCrawl(database, policies)
  await histories.refresh()
  const ask = async (query: string) => await app.inject(`/v1/courts/${courtKey}/fee-dispute?${query}`)

  for (const [what, query, { sentence = /./, why, ...expected }] of stories) {
    const { body, json, statusCode } = await ask(query)
    t.equal(statusCode, 200, `${what}: ${body.slice(0, 300)}`)
    const answer: Answer = json()
    const found = told(answer)
    t.same(Object.fromEntries(Object.keys(expected).map(key => [key, found[key as keyof typeof found]])), expected, what)
    t.ok(answer.provisional && answer.sentence.endsWith(UNSETTLED), `${what}: that nothing is settled yet is said`)
    t.match(answer.sentence.slice(0, -UNSETTLED.length), sentence, what)
    if (why !== undefined) t.ok(answer.reasons.some(({ text }) => why.test(text)), `${what}: ${JSON.stringify(answer.reasons)}`)
    t.same(answer.evidence.map(({ version }) => version).filter(version => version === answer.policy?.version).length, answer.policy === null ? 0 : 1, what)
    t.equal(answer.fees.length === 1, answer.fee !== null, what)
  }
  for (const [what, query, parameter, message] of bad) {
    const { json, statusCode } = await ask(query)
    t.equal(statusCode, 400, what)
    t.match(json(), { type: 'urn:problem:bad-request', errors: [{ parameter, message }] }, what)
  }
  const ofDivision = (await app.inject(`/v1/courts/${civil}/fee-dispute?fee=0109&tendered=20&filedAt=2005-03-02T12:00`)).json()
  t.match(ofDivision, { court: { courtKey: civil, organizationKey: courtKey }, verdict: 'correct', candidates: [{ applies: 'yes' }] }, 'a division asks about its own')
  t.equal((await ask(Array.from({ length: 101 }, () => 'fee=0101').join('&') + '&tendered=1&filedAt=2005-03-02T12:00')).statusCode, 400, 'more fees than a filing has')
})
