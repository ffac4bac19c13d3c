import { Gauge, type Registry } from 'prom-client'

export interface Figure {
  name: string
  help: string
  labelNames?: string[]
  /** What several processes come to together. */
  together?: 'sum' | 'max'
}

/** A figure that is looked up whenever somebody asks; `look` sets it. */
export function tellGauge (
  registry: Registry,
  { name, help, labelNames = [], together = 'sum' }: Figure,
  look: (gauge: Gauge) => unknown
): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    labelNames,
    aggregator: together,
    registers: [registry],
    collect: async () => {
      gauge.reset()
      await look(gauge)
    }
  })
}
