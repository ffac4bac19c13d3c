/** The first label of any court; labels of the last version lie before 2026. */
const FIRST_DAY = Date.UTC(2005, 0, 3)
const DAYS = 7_300
const DAY = 86_400_000
const SCHEDULES = 4

/** The key of the made-up court with a number. */
export const courtKey = court => `USCABench${String(court).padStart(5, '0')}`

/** The day, counted from the first, on which a version of a court is published; it takes effect a week later. The clone's SQL says the same. */
const dayOf = (court, version, versions) => Math.floor(version * DAYS / versions) + (court * 37) % 97

/** What the version with a number is called. */
const versionName = version => `1.${Math.floor(version / 10)}.${version % 10}`

/** Which of a court's fee schedules a version has; by it the dearest fee differs. */
const scheduleOf = (version, versions) => Math.floor(version * SCHEDULES / versions)

/**
 * What the archive has to answer, worked out without it: labels on the court's clock are compared as text. Versions are published and
 * take effect in their order, so that the last one whose label has come is in force.
 *
 * @param at on the court's clock, without an offset
 */
export function expectedAnswer (court, at, versions) {
  let found
  for (let version = 0; version < versions; version += 1) {
    if (`${dateOf(dayOf(court, version, versions) + 7)}T09:00` <= at) found = version
  }
  return found === undefined ? undefined : { version: versionName(found), firstFee: `${10 + scheduleOf(found, versions)}.00` }
}

/** Questions about courts and instants at which some policy is in force, in working hours, which no change of clocks touches. */
export function questions (count, courts, random) {
  return Array.from({ length: count }, () => {
    const court = Math.floor(random() * courts)
    const day = 7 + 97 + Math.floor(random() * (DAYS - 7))
    const hour = 9 + Math.floor(random() * 8)
    const minute = Math.floor(random() * 60)
    return { court, at: `${dateOf(day)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
  })
}

/** Numbers from 0 to 1 by a fixed seed (mulberry32). */
export function seeded (seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const dateOf = day => new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10)

/** The same rules for the clone's SQL, of columns `court` and `version` and the parameter that says how many versions a court has. */
export const inSql = {
  key: "'USCABench' || lpad(court::text, 5, '0')",
  version: "'1.' || version / 10 || '.' || version % 10",
  day: versions => `date '2005-01-03' + (floor(version * ${DAYS}.0 / ${versions})::integer + court * 37 % 97)`,
  schedule: versions => `floor(version * ${SCHEDULES}.0 / ${versions})::integer`,
  schedules: SCHEDULES
}
