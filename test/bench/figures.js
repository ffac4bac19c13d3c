/** The median of numbers, or of what `of` takes of each. */
export function median (values, of = value => value) {
  return values.map(of).sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

/** A goal: what is measured, the figure, and what it may be at most or has to be at least. */
export const atMost = (figure, value, limit, unit = '') => ({ figure, value, goal: `≤ ${limit}${unit}`, unit, passes: value <= limit })
export const atLeast = (figure, value, limit, unit = '') => ({ figure, value, goal: `≥ ${limit}${unit}`, unit, passes: value >= limit })

/** A figure without a goal. */
export const extra = (figure, value, unit = '') => ({ figure, value, goal: '', unit, passes: null })

/** A number as people read it: three figures, or whole. */
export function print ({ value, unit }) {
  const text = Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
  return `${text}${unit}`
}

export const MEGABYTE = 1024 * 1024
