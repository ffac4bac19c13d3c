// Loaded into a service by --import: writes what the event loop was late by to a file whenever SIGUSR2 comes, and begins anew.
import { renameSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const RESOLUTION = 10

if (isMainThread) {
  const file = process.env.BENCH_DELAY_FILE
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION })
  histogram.enable()
  process.on('SIGUSR2', () => {
    const late = nanoseconds => Math.max(0, nanoseconds / 1e6 - RESOLUTION)
    const text = JSON.stringify({ count: histogram.count, p99: late(histogram.percentile(99)), p999: late(histogram.percentile(99.9)), most: late(histogram.max) })
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
    histogram.reset()
  })
}
