import { paths } from './answering.js'
import { atLeast, extra, median } from './figures.js'
import { load } from './load.js'
import { courtKey } from './made-up-courts.js'
import { feeCode } from './repository-xml.js'

/** As many as one request takes. */
const TOGETHER = 500

/** Different batches that are asked at random. */
const BATCHES = 100

/** Questions of one request, beside the same questions asked one by one. */
const kinds = {
  decisions: { path: paths.decision, question: ({ court, at }) => ({ courtKey: courtKey(court), at }) },
  fees: { path: paths.fee, question: ({ court, at }) => ({ courtKey: courtKey(court), at, fee: feeCode(0) }) }
}

/** Many questions in one request: how many are answered in a second, beside requests of one each. */
export const lookups = {
  name: 'lookups',
  goals: `questions answered in a second, ${TOGETHER} a request ÷ one a request ≥ 3`,
  run: async context => {
    const answering = await context.answering()
    const figures = []
    for (const [what, { path, question }] of Object.entries(kinds)) {
      await answering.warm(path)
      const singles = await answering.file(`single ${what}`, path)
      const batches = await answering.file(`lookups of ${what}`, (_, place) => batch(answering.asked, place % BATCHES, question), BATCHES)
      const { single, together } = await inTurns(context, answering.service, { single: singles, together: batches })
      figures.push(
        atLeast(`${what}, ${TOGETHER} a request ÷ one a request`, together.rate * TOGETHER / single.rate, 3),
        extra(`${what} a second, ${TOGETHER} a request`, together.rate * TOGETHER),
        extra(`${what} a second, one a request`, single.rate),
        extra(`p99 of a request of ${TOGETHER} ${what}`, together.p99, ' ms')
      )
    }
    return figures
  }
}

/** A line for wrk: where it is posted, and the body. */
function batch (asked, place, question) {
  const questions = asked.slice(place * TOGETHER, (place + 1) * TOGETHER).map(question)
  return `/v1/lookups\t${JSON.stringify({ questions })}`
}

async function inTurns ({ rounds, seconds }, service, files) {
  const measured = Object.fromEntries(Object.keys(files).map(name => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, file] of Object.entries(files)) measured[name].push(await load(service, file, seconds))
  }
  return Object.fromEntries(Object.entries(measured).map(([name, all]) => [name, { rate: median(all, ({ rate }) => rate), p99: median(all, ({ p99 }) => p99) }]))
}
