import { Type } from 'typebox'
import { changesNear } from '../../domain/dispute/near-change.ts'
import { relations } from '../../domain/dispute/same-amount.ts'
import { disputeVerdicts } from '../../domain/dispute/verdict.ts'
import { digest, exactly, instant, instantOrNull, orNull, ref, textOrNull, utc } from './atoms.ts'
import { findingFields, policyStates, reasonFields } from './shared.ts'

const money = orNull(ref('Money'))

const disputedFee = exactly({
  code: Type.String(),
  name: textOrNull,
  due: orNull(ref('Money'), { description: 'What all fees that remain cost alike; else null.' }),
  candidates: Type.Array(ref('Fee'), { description: 'All that remain: those that apply, or could.' })
}, { $id: 'DisputedFee' })

const side = exactly({ version: textOrNull, amount: money })

const sameAmount = exactly({
  version: Type.String(),
  amount: ref('Money'),
  state: orNull(Type.Enum([...policyStates])),
  effectiveFrom: instantOrNull,
  effectiveUntil: instantOrNull,
  relation: Type.Enum([...relations]),
  secondsAway: orNull(Type.Number(), {
    description: 'Earlier: since its effectiveUntil; later: until its effectiveFrom; never effective: null.'
  })
})

const evidence = exactly({
  version: Type.String(),
  sha256: digest,
  firstCapture: orNull(ref('WholeCapture')),
  lastIndexWithout: orNull(ref('WholeCapture')),
  firstIndexWith: orNull(ref('WholeCapture'))
})

const reason = exactly({
  ...reasonFields,
  verdict: orNull(reasonFields.verdict, {
    description: 'What the rule says of a policy; null where the reason is about a fee.'
  }),
  fee: orNull(Type.String(), {
    description: 'The code of the fee that the reason is about; null where it is about a policy.'
  }),
  result: orNull(Type.Enum(['no', 'undetermined']), {
    description: 'What speaks against the fee, or is open of it; null where the reason is about a policy.'
  })
})

const answer = exactly(
  {
    court: ref('Court'),
    filedAt: instant,
    knownAt: orNull(utc),
    provisional: Type.Boolean({ description: 'Something published later could still change the answer.' }),
    fee: orNull(exactly({ code: Type.String(), name: textOrNull }), {
      description: 'The one fee of the filing; null where it has several.'
    }),
    fees: Type.Array(ref('DisputedFee'), { description: 'Each fee of the filing, in the order asked.' }),
    tendered: ref('Money'),
    due: orNull(ref('Money'), {
      description: 'The sum of all fees; null where one is not known, or there is no policy.'
    }),
    difference: orNull(ref('Money'), {
      description: 'Tendered less due, negative when short; null unless both are known.'
    }),
    verdict: Type.Enum([...disputeVerdicts]),
    candidates: Type.Array(ref('Fee'), {
      description: 'Of the one fee, all that remain; empty where the filing has several fees: each has its own.'
    }),
    policy: orNull(ref('PolicyBasis'), {
      description: 'The policy in force when it was filed; null with `no-effective-policy`.'
    }),
    cited: orNull(exactly({ version: Type.String(), inForce: Type.Boolean(), amount: money }), {
      description: 'What the version says that the filing cited.'
    }),
    sameAmountElsewhere: Type.Array(sameAmount, {
      description: 'Every other version that asks what was tendered, newest publication first.'
    }),
    nearChange: orNull(
      exactly({
        what: Type.Enum([...changesNear]),
        at: instant,
        secondsAway: Type.Number(),
        before: side,
        after: side
      }),
      { description: "The nearest change of policy, or by a fee's own dates, within five minutes." }
    ),
    evidence: Type.Array(evidence, { description: 'When each version appeared that the answer names.' }),
    findings: Type.Array(exactly({ version: Type.String(), ...findingFields }), {
      description: 'What the checks say of each of them.'
    }),
    doubts: Type.Array(ref('Doubt')),
    reasons: Type.Array(reason),
    sentence: Type.String({ description: 'The answer in plain words, to be put into a letter.' })
  },
  {
    $id: 'FeeDispute',
    description:
      'What was due for a filing, by which policy, and what speaks for and against it (paragraphs 52, 53, 97).'
  }
)

export const disputeSchemas = [disputedFee, answer]
