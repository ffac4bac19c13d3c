import type { MirrorCheck } from '../domain/policy/policy.ts'
import { readWall } from '../domain/time/wall-clock.ts'
import { many, one, textOf, valueOf, type BlockReader } from './block-reader.ts'
import { quote } from './report.ts'
import { forbid } from './typed-values.ts'

/**
 * What an index says of being a mirror, our profile (domain §4):
 * each court once; null where it does not say that it is one.
 */
export function mirrorOf (index: BlockReader): MirrorCheck[] | null {
  const mirror = one(index, 'Mirror')
  if (mirror === undefined) return null
  const checks = new Map<string, MirrorCheck>()
  for (const court of many(mirror, 'Court')) {
    const check = readCheck(court)
    if (check !== null) checks.set(check.organizationKey, earlier(check, checks.get(check.organizationKey)))
  }
  return [...checks.values()]
}

function readCheck (court: BlockReader): MirrorCheck | null {
  const organizationKey = textOf(court, 'OrganizationKey')
  const checkedAt = readCheckedAt(court)
  if (organizationKey !== null) return { organizationKey, checkedAt }
  court.context.report.tell(
    'element-missing',
    court.element,
    path => `${path} has no OrganizationKey: nobody can tell which court was checked. Add it.`
  )
  return null
}

/** Null where the mirror never checked the court as a whole, and where nobody can tell when it did. */
function readCheckedAt (court: BlockReader): MirrorCheck['checkedAt'] {
  const element = one(court, 'CheckedAt')
  if (element === undefined) return null
  const text = valueOf(element) ?? ''
  const [, wall = '', fraction = ''] = /^((?:199|[2-9]\d\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(text) ?? []
  const seconds = readWall(wall) ?? NaN
  if (!Number.isNaN(seconds)) return seconds + Number(fraction.slice(0, 3).padEnd(3, '0'))
  forbid(
    element,
    path =>
      `${path} is ${quote(text)}: an instant in UTC, as 2026-11-22T04:13:00.123Z, is expected. Until then nobody can tell as of when the mirror is complete.`
  )
  return null
}

/** Of two words on one court the one that settles less. */
function earlier (check: MirrorCheck, other: MirrorCheck | undefined): MirrorCheck {
  if (other === undefined) return check
  const isKnown = check.checkedAt !== null && other.checkedAt !== null
  return { ...check, checkedAt: isKnown ? Math.min(check.checkedAt as number, other.checkedAt as number) : null }
}
