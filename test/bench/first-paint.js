import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { descendantsOf, leftOf } from '../../scripts/processes.js'
import { atMost, extra, median } from './figures.js'

const root = resolve(import.meta.dirname, '../..')
const PATIENCE = 120_000
/** A telephone on a slow line: 150 ms a request, 1.6 Mbit/s down, 750 kbit/s up, a processor a quarter as fast as this one. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 }
const SLOWER = 4

/** The first page of the desk, of the sample, until its largest text is painted; nothing of it is in the browser's memory. */
export const firstPaint = {
  name: 'first-paint',
  goals: 'the first page to its largest paint in a throttled mobile profile: ≤ 0.8 s',
  run: async context => {
    await context.rest()
    const directory = await mkdtemp(join(context.archives.directory, 'first-paint-'))
    // The account that runs PostgreSQL when we are root has to pass through.
    await chmod(directory, 0o755)
    try {
      return await onSample(directory, async base => {
        const paints = []
        for (let round = 0; round < context.rounds; round += 1) paints.push(await paintOf(base))
        return [
          atMost('the first page to its largest paint, throttled', median(paints, ({ largest }) => largest) / 1000, 0.8, ' s'),
          extra('of that, until the first byte', median(paints, ({ firstByte }) => firstByte), ' ms')
        ]
      })
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  }
}

/** In a browser of its own, so that no connection is open yet. */
async function paintOf (base) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] })
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })
    const session = await page.context().newCDPSession(page)
    await session.send('Network.emulateNetworkConditions', LINE)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(base)
    return await page.evaluate(`new Promise(resolve => new PerformanceObserver(list => resolve({
      largest: list.getEntries().at(-1).startTime,
      firstByte: performance.getEntriesByType('navigation')[0].responseStart
    })).observe({ type: 'largest-contentful-paint', buffered: true }))`)
  } finally {
    await browser.close()
  }
}

/** The service on its sample, for as long as `use` takes. */
async function onSample (dataDir, use) {
  const { DATABASE_URL, MIGRATION_DATABASE_URL, DATABASE_ROLE, REPOSITORIES, ...rest } = process.env
  const base = `http://127.0.0.1:${20_000 + Math.floor(Math.random() * 20_000)}/`
  const child = spawn(process.execPath, ['scripts/run.js', 'serve'], {
    cwd: root, detached: true, stdio: 'ignore', env: { ...rest, HOST: '127.0.0.1', PORT: new URL(base).port, DATA_DIR: dataDir, CRAWL: 'hourly' }
  })
  const exit = new Promise(resolve => child.once('exit', resolve))
  try {
    for (const since = performance.now(); !await hasCourts(base); await pause(100)) {
      if (performance.now() - since > PATIENCE || child.exitCode !== null) throw new Error('The service shows no courts of its sample.')
    }
    return await use(base)
  } finally {
    const started = [child.pid, ...descendantsOf(child.pid)]
    if (child.exitCode === null) process.kill(-child.pid, 'SIGINT')
    await Promise.race([exit, pause(20_000, undefined, { ref: false })])
    for (const { pid } of await leftOf(started)) process.kill(pid, 'SIGKILL')
  }
}

async function hasCourts (base) {
  const response = await fetch(base, { headers: { accept: 'text/html' } }).catch(() => undefined)
  return response?.status === 200 && (await response.text()).includes('>version ')
}
