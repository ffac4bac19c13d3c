import { hoursBetween } from '../time/court-time.ts'
import { isDate } from '../time/wall-clock.ts'
import { floorOf } from './floor.ts'
import type { Policy } from './policy.ts'
import type { PolicyCheck, PolicyFault } from './policy-check.ts'
import { parseUtcOffset } from '../time/utc-offset.ts'

/** Checks of a policy's labels, UTC offsets and fee dates. */
export const timeChecks: readonly PolicyCheck[] = [
  { rule: 'too-soon', find: findTooSoon },
  { rule: 'short-notice', find: findShortNotice },
  { rule: 'offset-unreadable', find: findUnreadableOffsets },
  { rule: 'fee-dates-crossed', find: findCrossedFeeDates }
]

const noticeHours = 72

/** Rule 5 [64][81]; not where there are no hours [9][10]. */
function findTooSoon (policy: Policy): PolicyFault[] {
  const { published, effective } = policy
  if (!isTooSoon(policy)) return []
  return [
    {
      path: effectivePath(policy),
      message: `The policy takes effect at ${effective} and is published at ${published}: ${floorOf(policy)} at the earliest was expected, and is taken. Publish a new version that takes effect later.`
    }
  ]
}

function findShortNotice (policy: Policy): PolicyFault[] {
  const { published, effective, specification } = policy
  const hours = hoursBetween(published, effective)
  if (specification === '01' || isTooSoon(policy) || hours >= noticeHours) return []
  return [
    {
      path: effectivePath(policy),
      message: `The policy takes effect at ${effective}, ${hours} hour${hours === 1 ? '' : 's'} after its publication at ${published}: three days (${noticeHours} hours) are asked for, so that applications can be made ready. Publish earlier where it is no emergency.`
    }
  ]
}

function isTooSoon (policy: Policy): boolean {
  return policy.effective < (floorOf(policy) ?? policy.effective)
}

/** The drafts have no hours to point at. */
const effectivePath = ({ specification }: Policy): string =>
  specification === '02' ? 'Policy/EffectiveHour' : 'Policy/EffectiveDate'

function findUnreadableOffsets ({ utcOffset, utcOffsetDaylightSavings }: Policy): PolicyFault[] {
  const printed = [
    ['UTCOffset', utcOffset, 154],
    ['UTCOffsetDaylightSavings', utcOffsetDaylightSavings, 155]
  ] as const
  return printed
    .filter(([, text]) => text !== null && parseUtcOffset(text) === undefined)
    .map(([name, text, paragraph]) => ({
      path: `Policy/${name}`,
      message: `Policy/${name} is "${text}": a sign, hours and minutes between -12:00 and +14:00 are expected, such as "-08:00". It is not used.`,
      paragraphs: [paragraph]
    }))
}

function findCrossedFeeDates ({ fees }: Policy): PolicyFault[] {
  return fees.flatMap(({ effectiveDate, expirationDate }, index) => {
    if (effectiveDate === null || expirationDate === null || !isDate(effectiveDate) || !isDate(expirationDate)) {
      return []
    }
    const path = `Policy/Fees/Fee[${index + 1}]/ExpirationDate`
    return expirationDate >= effectiveDate
      ? []
      : [
          {
            path,
            message: `${path} is ${expirationDate}, before the fee's EffectiveDate ${effectiveDate}: the same day or a later one is expected. The fee is never due; correct one of the dates.`
          }
        ]
  })
}
