/**
 * A sign (hyphen or U+2212), one or two digits of hours, minutes after
 * a colon or as two more digits; `UTC` or `GMT` may stand before.
 */
const signed = /^(?:UTC|GMT)?\s*([+\-\u2212])\s*(\d{1,2}(?=:|$)|\d\d(?=\d\d$))(?::?([0-5]\d))?$/i

/**
 * Minutes east of UTC, -720 to 840, of an offset as courts write it (`-8`, `-08`,
 * `-0800`, `-08:00`, `UTC-8`, `GMT-08:00`, `UTC`, `Z`), or undefined [154][155].
 */
export function parseUtcOffset (text: string): number | undefined {
  const trimmed = text.trim()
  if (/^(?:UTC|GMT|Z)$/i.test(trimmed)) return 0
  const match = signed.exec(trimmed)
  if (match === null) return undefined
  const [, sign, hours, minutes = '0'] = match
  const size = Number(hours) * 60 + Number(minutes)
  const offset = sign === '+' || size === 0 ? size : -size
  return offset >= -720 && offset <= 840 ? offset : undefined
}
