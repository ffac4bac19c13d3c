export interface Sample { name: string, labels: Record<string, string>, value: number }

export interface Figures {
  text: string
  /** Those of a name that have these labels. */
  listOf: (name: string, labels?: Record<string, string>) => Sample[]
  /** The first of them. */
  valueOf: (name: string, labels?: Record<string, string>) => number | undefined
  names: string[]
}

/** Reads the text format of Prometheus as far as it is written here: each line must be one of it. */
export function readMetrics (text: string): Figures {
  const samples = text.split('\n').filter(line => line !== '' && !line.startsWith('#')).map(readLine)
  const listOf: Figures['listOf'] = (name, labels = {}) => samples.filter(sample => sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
  const names = Array.from(text.matchAll(/^# TYPE (\S+) (?:gauge|counter|histogram)$/gm), ([, name = '']) => name)
  return { text, listOf, valueOf: (name, labels) => listOf(name, labels)[0]?.value, names }
}

function readLine (line: string): Sample {
  const [, name, labels, value] = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
  if (name === undefined || value === undefined || Number.isNaN(Number(value))) throw new Error(`This is no sample: ${line}`)
  const pairs = Array.from((labels ?? '').matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g), ([, label = '', text = '']) => [label, text])
  return { name, labels: Object.fromEntries(pairs), value: Number(value) }
}
