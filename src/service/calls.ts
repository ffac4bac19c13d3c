import { within } from '../postgres/within.ts'

/** What goes over a channel between two processes: a question, or the answer to one of the other side. */
export type Call<Question> =
  { kind: 'asks', id: number, question: Question } | { kind: 'answers', id: number, value: unknown }

/** Questions to another process. */
export interface Calls<Question> {
  /** Rejected when no answer comes in time. */
  ask: (question: Question) => Promise<unknown>
  /** Takes what came over the channel; false where it is no call. */
  hear: (message: { kind: string }) => message is Call<unknown>
}

/**
 * @param send gives a message to the other side, who may be gone
 * @param answer what the other side asks; where it throws, nothing is answered
 * @param ms how long an answer is waited for
 */
export function newCalls<Mine, Theirs> (
  send: (call: Call<Mine | Theirs>) => void,
  answer: (question: Theirs) => Promise<unknown>,
  ms: number
): Calls<Mine> {
  const waiting = new Map<number, (value: unknown) => void>()
  let last = 0
  return {
    ask: async question => {
      const id = (last += 1)
      const answered = new Promise<unknown>(resolve => waiting.set(id, resolve))
      send({ kind: 'asks', id, question })
      return await within(ms, 'The answer of another process', answered).finally(() => waiting.delete(id))
    },
    hear: (message): message is Call<unknown> => {
      const call = message as Call<Theirs>
      if (call.kind === 'answers') waiting.get(call.id)?.(call.value)
      else if (call.kind === 'asks') {
        answer(call.question).then(
          value => send({ kind: 'answers', id: call.id, value }),
          () => {}
        )
      } else return false
      return true
    }
  }
}
