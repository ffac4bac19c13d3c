import { AggregatorRegistry, Counter, Gauge, Histogram, Registry } from 'prom-client'
import t from 'tap'
import { newGathering } from '../../src/service/metrics/gathering.ts'
import type { ProcessFigures } from '../../src/service/metrics/metrics.ts'
import { readMetrics, type Figures } from './read-metrics.ts'

/** The figures of a process that has counted so much. */
async function figuresOf (count: number): Promise<ProcessFigures> {
  const registry = new Registry()
  new Counter({ name: 'asked', help: 'x', registers: [registry] }).inc(count)
  new Gauge({ name: 'held', help: 'x', registers: [registry] }).set(count)
  new Histogram({ name: 'took', help: 'x', buckets: [1, 5], registers: [registry] }).observe(count)
  return await registry.getMetricsAsJSON()
}

const sumOf = async (figures: ProcessFigures[]): Promise<Figures> => readMetrics(await AggregatorRegistry.aggregate(figures).metrics())

t.test('what one that has ended had counted goes on to count, and what it held does not', async t => {
  const { told, remembered, ended, departed } = newGathering()
  const [one, other] = ['one', 'other']
  told(one, await figuresOf(3))
  told(other, await figuresOf(4))
  t.equal((await sumOf([remembered(one)])).valueOf('asked'), 3, 'one that does not tell now')
  t.same(remembered('never told'), [])
  ended(one)
  const after = await sumOf([await departed(), await figuresOf(4)])
  t.match([after.valueOf('asked'), after.valueOf('held')], [7, 4])
  t.match([after.valueOf('took_count'), after.valueOf('took_sum'), after.valueOf('took_bucket', { le: '1' }), after.valueOf('took_bucket', { le: '5' })], [2, 7, 0, 2])

  told(one, await figuresOf(1))
  ended(one)
  ended(other)
  ended('never told')
  t.equal((await sumOf([await departed()])).valueOf('asked'), 8, 'again and again')
})
