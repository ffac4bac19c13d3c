import { DECISION, FEES, likeness, paths, each } from './answering.js'
import { atLeast, atMost, extra, median } from './figures.js'
import { load } from './load.js'
import { startBare } from './processes.js'

/** Answers to random courts and instants, beside the least that Fastify and Node need to send as many bytes. */
export const effectivePolicy = {
  name: 'effective-policy',
  goals: 'effective-policy ÷ bare Fastify ≥ 0.9 and p99 ≤ 1.5 ×; ÷ bare node:http ≥ 0.6',
  run: async context => {
    const answering = await context.answering()
    const [answer, file] = [await answering.ask(paths.decision(answering.asked[0])), await answering.file('decision', paths.decision)]
    const { service, fastify, http } = await inTurns(context, answering, file, likeness(DECISION, answer), ['fastify', 'http'])
    return [
      atLeast('effective-policy ÷ bare Fastify', service.rate / fastify.rate, 0.9),
      atMost('effective-policy p99 ÷ bare Fastify’s', service.p99 / fastify.p99, 1.5),
      atLeast('effective-policy ÷ bare node:http', service.rate / http.rate, 0.6),
      ...plain('effective-policy', service),
      ...plain('bare Fastify', fastify),
      ...plain('bare node:http', http),
      extra('processor time of an answer ÷ bare Fastify’s', service.cpu / fastify.cpu),
      extra('bytes of an answer', answer.body.length)
    ]
  }
}

/** Who holds the answer is told so: beside a bare Fastify that always says it. */
export const notModified = {
  name: 'not-modified',
  goals: '304 ÷ bare Fastify’s 304 ≥ 0.95',
  run: async context => {
    const answering = await context.answering()
    const etags = new Map()
    await each(answering.asked.slice(0, 5_000), async question => etags.set(paths.decision(question), (await answering.ask(paths.decision(question))).headers.etag))
    const lines = [...etags].map(([path, etag]) => `${path}\t${etag}`)
    const [path, etag] = [...etags][0]
    const answer = await answering.ask(path, { 'if-none-match': etag })
    if (answer.status !== 304) throw new Error(`${path} answers ${answer.status} to who holds it: 304 is expected.`)
    const file = await answering.file('not-modified', (_, place) => lines[place % lines.length])
    const { service, fastify } = await inTurns(context, answering, file, likeness(DECISION, answer), ['fastify'])
    return [
      atLeast('304 ÷ bare Fastify’s 304', service.rate / fastify.rate, 0.95),
      ...plain('304', service),
      ...plain('bare Fastify’s 304', fastify)
    ]
  }
}

/** A fee by its code at a random instant. */
export const oneFee = {
  name: 'fee',
  goals: 'a fee by code ÷ bare Fastify ≥ 0.8',
  run: async context => {
    const answering = await context.answering()
    const [answer, file] = [await answering.ask(paths.fee(answering.asked[0])), await answering.file('fee', paths.fee)]
    context.say(`fees asked for the first time: ${Math.round(await answering.warm(paths.fee))} a second`)
    const { service, fastify } = await inTurns(context, answering, file, likeness(FEES, answer), ['fastify'])
    return [
      atLeast('fee by code ÷ bare Fastify', service.rate / fastify.rate, 0.8),
      ...plain('fee by code', service),
      ...plain('bare Fastify with its bytes', fastify)
    ]
  }
}

/** Each is asked in turn, round by round, so that what else the machine does hits all alike. */
async function inTurns ({ rounds, seconds }, { service }, file, answer, kinds) {
  const bare = await Promise.all(kinds.map(async kind => [kind, await startBare(kind, answer)]))
  try {
    const servers = [...bare, ['service', service]]
    const measured = Object.fromEntries(servers.map(([name]) => [name, []]))
    for (const [, server] of bare) await load(server, file, 1)
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, server] of servers) measured[name].push(await load(server, file, seconds))
    }
    return Object.fromEntries(Object.entries(measured).map(([name, all]) => [name, mediansOf(all)]))
  } finally {
    for (const [, server] of bare) await server.close()
  }
}

/** The median of each figure. */
export function mediansOf (all) {
  return Object.fromEntries(Object.keys(all[0]).map(name => [name, median(all, each => each[name])]))
}

const plain = (name, { rate, p99, cpu }) => [
  extra(`${name}: answers a second`, rate),
  extra(`${name}: p99`, p99, ' ms'),
  extra(`${name}: processor time an answer`, cpu, ' µs')
]
