/** So many units at most a character of a label takes on the average, bold and 13 high, whatever the font. */
const CHARACTER = 9

/** Where a label is written: on which side of `x` its text lies. */
export interface LabelPlace { x: number, anchor: 'start' | 'middle' | 'end' }

/**
 * A label of a line at `x`, as near to it as a drawing of this width has room for: over it,
 * else beside it, towards the middle. How wide its text comes out only a browser knows.
 */
export function placeLabel (text: string, x: number, width: number): LabelPlace {
  const length = text.length * CHARACTER
  if (x >= length / 2 && x <= width - length / 2) return { x, anchor: 'middle' }
  return x < width / 2
    ? { x: Math.max(1, Math.min(x, width - length)), anchor: 'start' }
    : { x: Math.min(width - 1, Math.max(x, length)), anchor: 'end' }
}
