import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startCrawlingService } from './crawling-service.js'
import { keep } from './answering.js'
import { atMost, extra, MEGABYTE } from './figures.js'
import { largeVersions } from './one-policy.js'
import { memoryOf } from './processes.js'
import { feeCode, policyXml } from './repository-xml.js'
import { putCourt, putRoot, startSite } from './site.js'
import { askSteadily } from './steady.js'

const ASKED = 'USCABenchAsked'
const MANY = 'USCABenchMany'
const HUGE = 'USCABenchHuge'
/** Just below the limit on one document. */
const HUGE_BYTES = 16 * MEGABYTE - 4_096
/** Numbers of fees, and what they cost, have more digits in the end. */
const LONGER = 2
const RATE = 100
const LABELS = { version: '1.0.0', published: '2020-01-06T10', effective: '2020-01-13T09' }

/** For how long nobody is answered while large policies come in: the event loop of the service itself says it. */
export const pauses = {
  name: 'pauses',
  goals: 'pauses of the event loop while a 16 MiB policy and 50 of 1 MB are ingested: p99.9 ≤ 50 ms; whole process ≤ 1 GB',
  run: async ({ archives }) => {
    const site = await startSite(archives.directory)
    const file = join(archives.directory, 'event-loop-delay.json')
    let service
    try {
      await putRoot(site, [ASKED])
      await putCourt(site, ASKED, [{ ...LABELS, fees: 5_000 }])
      service = await startCrawlingService({
        url: await archives.empty(),
        root: site.root,
        nodeOptions: ['--import', join(import.meta.dirname, 'event-loop-delay.js')],
        env: { BENCH_DELAY_FILE: file }
      })
      await service.crawl()
      await publish(site)
      await delays(service, file)
      const answers = await askWhile(archives.directory, service, async () => await service.crawl())
      const delay = await delays(service, file)
      return figuresOf(delay, answers, memoryOf(service.pid).peak)
    } finally {
      await service?.close()
      await site.close()
    }
  }
}

function figuresOf (delay, answers, peak) {
  return [
    atMost('pauses of the event loop, p99.9', delay.p999, 50, ' ms'),
    extra('pauses, the longest', delay.most, ' ms'),
    atMost('memory of the whole process, at its most', peak / MEGABYTE, 1_024, ' MB'),
    extra('answers meanwhile: the slowest of all', Math.max(...answers.map(({ most }) => most)), ' ms'),
    extra('answers meanwhile: median of each second’s p50', answers.map(({ p50 }) => p50).sort((a, b) => a - b)[answers.length >> 1], ' ms'),
    extra('seconds that it took', answers.length, ' s')
  ]
}

async function publish (site) {
  await putCourt(site, MANY, largeVersions(MANY, 50))
  const small = policyXml({ key: HUGE, ...LABELS, fees: 1_000 })
  const perFee = (policyXml({ key: HUGE, ...LABELS, fees: 2_000 }).length - small.length) / 1_000
  const fees = Math.floor((HUGE_BYTES - small.length) / (perFee + LONGER)) + 1_000
  await putCourt(site, HUGE, [{ ...LABELS, body: policyXml({ key: HUGE, ...LABELS, fees }) }])
  await putRoot(site, [ASKED, HUGE, MANY])
}

/** Questions about a policy of 5,000 fees at an easy pace, second by second until `use` is done. */
async function askWhile (directory, service, use) {
  const court = `/v1/courts/${ASKED}`
  const lines = Array.from({ length: 500 }, (_, place) => {
    const at = `at=2024-05-06T${String(9 + place % 8).padStart(2, '0')}:30`
    return [`${court}/effective-policy?${at}`, `${court}/fees/${feeCode(place * 7)}?${at}`, `${court}/fees?limit=50&${at}`][place % 3]
  })
  const file = await keep(directory, 'pauses', lines)
  const ended = new AbortController()
  const used = use().finally(() => ended.abort())
  used.catch(() => {})
  const answers = []
  while (!ended.signal.aborted) answers.push(await askSteadily(service.port, file, RATE, 1))
  await used
  return answers
}

/** What the event loop was late by since this was asked last. */
async function delays ({ pid }, file) {
  await rm(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const text = await readFile(file, 'utf8').catch(() => '')
    if (text !== '') return JSON.parse(text)
    await pause(50)
  }
  throw new Error('The service does not say how late its event loop was.')
}
