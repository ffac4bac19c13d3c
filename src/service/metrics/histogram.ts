import type { Metric, Registry } from 'prom-client'

/** What was observed under the same labels. */
export interface Series { observe: (value: number) => void }

interface Description { name: string, help: string, buckets: readonly number[] }

/**
 * A histogram whose observations cost next to nothing: the library's own looks its labels up anew for each, which
 * takes as long as the rest of what is noted of an answer. What is asked of it, it says as the library's would.
 */
export function newHistogram (
  registry: Registry,
  { name, help, buckets }: Description
): { addSeries: (labels: Readonly<Record<string, string>>) => Series } {
  const all: Array<{ labels: Readonly<Record<string, string>>, counts: Float64Array, sum: number }> = []
  const get = async () => ({
    name,
    help,
    type: 'histogram',
    aggregator: 'sum',
    values: all.flatMap(({ labels, counts, sum }) => {
      let count = 0
      const cumulative = Array.from(counts, (own, place) => ({
        metricName: `${name}_bucket`,
        labels: { le: buckets[place] ?? '+Inf', ...labels },
        value: (count += own)
      }))
      return [
        ...cumulative,
        { metricName: `${name}_sum`, labels, value: sum },
        { metricName: `${name}_count`, labels, value: count }
      ]
    })
  })
  // Whatever can be asked by name is a metric to the registry.
  registry.registerMetric({ name, get } as unknown as Metric)
  return {
    addSeries: labels => {
      const series = { labels, counts: new Float64Array(buckets.length + 1), sum: 0 }
      all.push(series)
      return {
        observe: value => {
          let place = 0
          while (place < buckets.length && value > (buckets[place] as number)) place += 1
          series.counts[place] = (series.counts[place] as number) + 1
          series.sum += value
        }
      }
    }
  }
}
