import { AggregatorRegistry, Histogram, Registry } from 'prom-client'
import t from 'tap'
import { newHistogram } from '../../src/service/metrics/histogram.ts'

const buckets = [0.5, 1, 5]
const values = [0, 0.5, 0.500001, 1, 3, 5, 5.1, 1_000]
const described = { name: 'took_seconds', help: 'How long it took.', buckets }

/** The same observations by the library's histogram and by ours. */
function both () {
  const [theirs, ours] = [new Registry(), new Registry()]
  const library = new Histogram({ ...described, labelNames: ['route', 'status'], registers: [theirs] })
  const { addSeries } = newHistogram(ours, described)
  for (const route of ['/one', '/other "quoted"']) {
    const [child, series] = [library.labels(route, '200'), addSeries({ route, status: '200' })]
    for (const value of values) {
      child.observe(value)
      series.observe(value)
    }
  }
  return { theirs, ours }
}

t.test('it says what the library\'s histogram says, to the byte, by itself and added up', async t => {
  const { theirs, ours } = both()
  t.equal(await ours.metrics(), await theirs.metrics())
  const sum = async (registry: Registry): Promise<string> => {
    const figures = JSON.parse(JSON.stringify(await registry.getMetricsAsJSON()))
    return await AggregatorRegistry.aggregate([figures, figures]).metrics()
  }
  t.equal(await sum(ours), await sum(theirs))
})

t.test('nothing observed is nothing told', async t => {
  const registry = new Registry()
  newHistogram(registry, described)
  t.equal(await registry.metrics(), '# HELP took_seconds How long it took.\n# TYPE took_seconds histogram\n')
})
