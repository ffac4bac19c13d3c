import { byteMutations } from './byte-mutations.ts'
import { below, oneOf, type Random } from './random.ts'
import { textMutations, type TextMutation } from './text-mutations.ts'

/** A document after what happened to it, in this order. */
export interface Mutated { bytes: Buffer, what: string[] }

type Mutation = readonly [name: string, apply: (bytes: Buffer, random: Random, other: Buffer) => Buffer]

const ofTexts: Mutation[] = Object.entries(textMutations).map(([name, mutation]) => [name, asBytes(mutation)])
const all: Mutation[] = [...Object.entries(byteMutations), ...ofTexts]

/** What is made of a document is this large at most: the limit on documents is met elsewhere. */
const MOST_BYTES = 2 * 1024 * 1024

/** Lets one to three things happen to a document; `others` are documents to take parts from. */
export function mutate (document: Buffer, others: readonly Buffer[], random: Random): Mutated {
  let bytes = document
  const what: string[] = []
  for (let count = 1 + below(random, 3); count > 0; count -= 1) {
    // Most of what happens to bytes ends a document, so that nothing else of it is met.
    const [name, apply] = oneOf(random, random() < 0.75 ? ofTexts : all) as Mutation
    const changed = apply(bytes, random, oneOf(random, others) ?? bytes)
    if (changed.length > MOST_BYTES) continue
    bytes = changed
    what.push(name)
  }
  return { bytes, what }
}

function asBytes (mutation: TextMutation): Mutation[1] {
  return (bytes, random, other) => Buffer.from(mutation(bytes.toString('utf8'), random, other.toString('utf8')))
}
