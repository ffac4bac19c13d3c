import { openAnswering, paths } from './answering.js'
import { COURTS } from './context.js'
import { atMost, extra, MEGABYTE } from './figures.js'
import { load } from './load.js'
import { memoryOf } from './processes.js'

const LIMIT = 600
/** Of a court, for a million versions. */
const MILLION = 334

/** What the process holds while it serves, on the archives that stand ready; by a million versions where that is asked for. */
export const memory = {
  name: 'memory',
  goals: 'memory of the process under load ≤ 600 MB; flat with a million versions (--million)',
  run: async context => {
    const figures = [atMost('memory under load, 102,000 versions', await underLoad(context, await context.answering()), LIMIT, ' MB')]
    if (!context.million) return figures
    await context.rest()
    const answering = await openAnswering(context, COURTS, MILLION)
    try {
      figures.push(extra(`memory under load, ${COURTS * MILLION} versions`, await underLoad(context, answering), ' MB'))
    } finally {
      await answering.close()
    }
    return figures
  }
}

/** The most that it held while it was asked for decisions and then for fees. */
async function underLoad ({ seconds }, answering) {
  let most = 0
  // Whatever rows ran before: all that is measured has been asked for once, decisions when the service was opened.
  await answering.warm(paths.fee)
  const timer = setInterval(() => { most = Math.max(most, memoryOf(answering.service.pid).now) }, 100)
  try {
    await load(answering.service, await answering.file('decision', paths.decision), seconds * 2)
    await load(answering.service, await answering.file('fee', paths.fee), seconds * 2)
  } finally {
    clearInterval(timer)
  }
  return most / MEGABYTE
}
