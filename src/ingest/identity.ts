import { labelOf, type Label } from '../domain/time/court-time.ts'
import { isDate } from '../domain/time/wall-clock.ts'
import type { PolicyIdentity, Specification } from '../domain/policy/policy.ts'
import { versionOf, type Version } from '../domain/policy/version.ts'
import { childrenNamed, many, one, open, valueOf, type BlockReader } from './block-reader.ts'
import { childrenOf } from './element.ts'
import { quote } from './report.ts'
import type { CourtPolicy } from './standard.ts'
import { dateIn, dateMeant, didYouMean, withoutZone } from './typed-values.ts'

/** Longest OrganizationKey, in characters. */
const longestKey = 200

/**
 * What a policy tells of itself, or undefined with a finding for
 * each fault (domain §4): without it a document is no policy.
 */
export function readIdentity (policy: BlockReader, courtPolicy: CourtPolicy): PolicyIdentity | undefined {
  const specification = specificationOf(policy, courtPolicy)
  const organizationKey = readOrganizationKey(policy)
  const version = readVersion(policy)
  const published = readLabel(policy, 'Publication', specification)
  const effective = readLabel(policy, 'Effective', specification)
  if (organizationKey === undefined || version === undefined || published === undefined || effective === undefined) {
    return undefined
  }
  return { specification, organizationKey, version, published, effective }
}

/** Policy/02 without either hour is a draft from before 2005-08-20. */
function specificationOf ({ element }: BlockReader, courtPolicy: CourtPolicy): Specification {
  const hasHours = childrenOf(element).some(({ name }) => name === 'PublicationHour' || name === 'EffectiveHour')
  return courtPolicy === '02' && !hasHours ? '02-draft' : courtPolicy
}

/** [162]: the key in the court's own details, which are read as a whole elsewhere. */
function readOrganizationKey (policy: BlockReader): string | undefined {
  const details = childrenNamed(policy, 'CourtDetails').map(element => open(element, policy.context))[0]
  if (details === undefined) {
    return fault(
      policy,
      path => `${path} has no CourtDetails: they are expected with the OrganizationKey issued to the court. Add them.`
    )
  }
  const key = childrenNamed(details, 'OrganizationKey')[0]
  if (key === undefined) {
    return fault(details, path => `${path} has no OrganizationKey: the key issued to the court is expected. Add it.`)
  }
  return checkKey(open(key, policy.context))
}

function checkKey (key: BlockReader): string | undefined {
  const text = valueOf(key)
  if (text === null) return fault(key, path => `${path} is empty: the key issued to the court is expected. Fill it in.`)
  if (text.length > longestKey) {
    return fault(
      key,
      path =>
        `${path} is ${quote(text)}: at most ${longestKey} characters are expected. Shorten it to the key issued to the court.`
    )
  }
  const printable = text.replace(/\p{Cc}+/gu, '')
  return text === printable
    ? text
    : fault(
      key,
      path =>
          `${path} has a line end or another control character: a key on one line is expected. Did the court mean "${printable}"?`
    )
}

/** [102][107][108], section 2.7. */
function readVersion (policy: BlockReader): Version | undefined {
  const block = one(policy, 'Version')
  if (block === undefined) {
    return fault(
      policy,
      path => `${path} has no Version: one is expected, with one MajorVersion and two MinorVersion. Add it.`
    )
  }
  const majors = many(block, 'MajorVersion')
  const minors = many(block, 'MinorVersion')
  const texts = [...majors, ...minors].map(part => valueOf(part) ?? '')
  for (const [index, part] of [...majors, ...minors].entries()) {
    const text = texts[index] as string
    if (versionOf([text, '0', '0']) === undefined) {
      return fault(part, path => `${path} is ${quote(text)}: a digit, 0 to 9, is expected. After 1.0.9 comes 1.1.0.`)
    }
  }
  if (majors.length === 1 && minors.length === 2) return versionOf(texts)
  return fault(
    block,
    path =>
      `${path} does not have one MajorVersion and two MinorVersion: for version 1.0.3 the values 1, 0 and 3 are expected. Correct it.`
  )
}

/** [109]-[116]: a date and an hour; the versions of Court Policy without hours mean 00 [9]. */
function readLabel (
  policy: BlockReader,
  kind: 'Publication' | 'Effective',
  specification: Specification
): Label | undefined {
  const date = readDate(policy, `${kind}Date`)
  const hour = specification === '01' ? '00' : readHour(policy, `${kind}Hour`, specification)
  return date === undefined || hour === undefined ? undefined : labelOf(date, hour)
}

function readDate (policy: BlockReader, name: string): string | undefined {
  const block = one(policy, name)
  if (block === undefined) {
    return fault(policy, path => `${path} has no ${name}: a date, YYYY-MM-DD, is expected. Add it.`)
  }
  const text = valueOf(block) ?? ''
  if (!isDate(withoutZone(text))) {
    return fault(
      block,
      path =>
        `${path} is ${quote(text)}: a date of the calendar, YYYY-MM-DD, is expected. ${didYouMean(dateMeant(text))}`
    )
  }
  return dateIn(block, text)
}

function readHour (policy: BlockReader, name: string, specification: Specification): string | undefined {
  const block = one(policy, name)
  if (block === undefined) {
    return specification === '02'
      ? fault(policy, path => `${path} has no ${name}: two digits, 00 to 23, are expected. Add it.`)
      : '00'
  }
  const text = valueOf(block) ?? ''
  return /^([01]\d|2[0-3])$/.test(text)
    ? text
    : fault(
      block,
      path => `${path} is ${quote(text)}: two digits are expected, 00 to 23. ${didYouMean(hourMeant(text))}`
    )
}

/** The hour that a text written another way is likely to mean: `9`, `9:00`, `09:00:00`, `9 a.m.`, `2 pm`. */
function hourMeant (text: string): string | undefined {
  const [, digits, half] = /^(\d\d?)(?::00){0,2}(?:\s*([ap])\.?m\.?)?$/i.exec(text) ?? []
  if (digits === undefined) return undefined
  const hour = half === undefined ? Number(digits) : Number(digits) % 12 + (half.toLowerCase() === 'p' ? 12 : 0)
  return hour < 24 ? String(hour).padStart(2, '0') : undefined
}

function fault (at: BlockReader, message: (path: string) => string): undefined {
  at.context.report.tell('identity-unreadable', at.element, message)
}
