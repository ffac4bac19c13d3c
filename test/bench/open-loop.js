import { setTimeout as pause } from 'node:timers/promises'
import { DECISION, each, keep, likeness, paths } from './answering.js'
import { COURTS, VERSIONS } from './context.js'
import { startCrawlingService } from './crawling-service.js'
import { atMost, extra } from './figures.js'
import { courtKey, questions, seeded } from './made-up-courts.js'
import { startBare } from './processes.js'
import { putCourt, putRoot, startSite } from './site.js'
import { askSteadily } from './steady.js'

const RATE = 5_000
const LIMIT = 20
const NEW_COURTS = 20
/** Of each court, enough that the crawl outlasts the questions. */
const NEW_VERSIONS = 100
const QUESTIONS = 20_000

/** Questions that do not wait for each other, while a crawl brings new versions of other courts. */
export const openLoop = {
  name: 'open-loop',
  goals: '5,000 questions a second, open loop, during a crawl with new versions: p99.9 ≤ 20 ms',
  run: async context => {
    await context.rest()
    const { archives } = context
    const seconds = Math.max(5, context.seconds * 3)
    const site = await startSite(archives.directory)
    let service
    try {
      const keys = Array.from({ length: NEW_COURTS }, (_, court) => `USCABenchNew${court}`)
      await putRoot(site, keys)
      for (const key of keys) await putCourt(site, key, newVersions(1))
      service = await startCrawlingService({ url: await archives.copy(COURTS, VERSIONS), root: site.root })
      await service.crawl()
      const file = await warmed(archives.directory, service)
      // First: where who asks cannot keep the pace, nothing else that it says counts.
      const alone = await generatorAlone(service, file, seconds)
      if (alone.unanswered > 0 || alone.p999 > LIMIT) throw new Error(`Who asks is the limit: p99.9 of bare node:http is ${Math.round(alone.p999)} ms, ${alone.unanswered} not answered.`)
      const quiet = await askSteadily(service.port, file, RATE, seconds)
      for (const key of keys) await putCourt(site, key, newVersions(NEW_VERSIONS))
      const begun = await service.beginCrawl()
      await pause(500)
      const during = await askSteadily(service.port, file, RATE, seconds)
      const outlasted = !await begun.isOver()
      return [...figuresOf(during, quiet, alone), extra('the crawl outlasted the questions (1: yes)', Number(outlasted))]
    } finally {
      await service?.close()
      await site.close()
    }
  }
}

function figuresOf (during, quiet, alone) {
  return [
    atMost('5,000 questions a second during a crawl: p99.9', during.p999, LIMIT, ' ms'),
    extra('during a crawl: p50', during.p50, ' ms'),
    extra('during a crawl: p99', during.p99, ' ms'),
    extra('during a crawl: refusals', during.refused),
    extra('during a crawl: not answered within 15 s', during.unanswered),
    extra('without a crawl: p99.9', quiet.p999, ' ms'),
    extra('bare node:http at the same pace: p99.9', alone.p999, ' ms')
  ]
}

const newVersions = count => Array.from({ length: count }, (_, place) => {
  const day = number => new Date(Date.UTC(2015, 0, 5 + number)).toISOString().slice(0, 10)
  return { version: `1.${Math.floor(place / 10)}.${place % 10}`, published: `${day(place * 14)}T10`, effective: `${day(place * 14 + 7)}T09` }
})

/** Asks every court and question once before it counts; gives the file of the questions. */
async function warmed (directory, { base }) {
  const asked = questions(QUESTIONS, COURTS, seeded(2))
  const ask = async path => await (await fetch(base + path)).arrayBuffer()
  await ask(paths.decision(asked[0]))
  await each(Array.from({ length: COURTS }, (_, court) => court), async court => await ask(`/v1/courts/${courtKey(court)}/effective-policy?at=2015-06-01T12:00`))
  await each(asked, async question => await ask(paths.decision(question)))
  return await keep(directory, 'open-loop', asked.map(paths.decision))
}

/** Whether who asks is the limit: the same pace against the least that can answer. */
async function generatorAlone ({ base }, file, seconds) {
  // Not compressed: the bare server says the length of the bytes that it sends, as who asks at a pace gets them.
  const response = await fetch(`${base}${paths.decision({ court: 0, at: '2015-06-01T12:00' })}`, { headers: { 'accept-encoding': 'identity' } })
  const answer = { status: 200, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) }
  const bare = await startBare('http', likeness(DECISION, answer))
  try {
    return await askSteadily(bare.port, file, RATE, seconds)
  } finally {
    await bare.close()
  }
}
