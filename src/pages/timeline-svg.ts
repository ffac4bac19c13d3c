import { html } from 'hono/html'
import { doubtPatterns } from './doubt-patterns.ts'
import { stretchesAround, type Stretch } from './drawn-timeline.ts'
import type { RecordedAnswer } from './recorded-dispute.ts'
import { placeLabel } from './label-place.ts'
import { instantParts, inWords } from './words.ts'

const WIDTH = 720
const TOP = 46
const BAR = 34

/**
 * Within its stretch a filing stands in the middle; near a change
 * it stands near that end, so that the side it is on can be seen.
 */
const MIDDLE = 0.5
const AT_AN_END = 0.08

/**
 * The court's time around the filing as a drawing: a bar of
 * stretches of one width, as some last an hour and others years.
 *
 * @param look.isDoubted whether the stretch of the filing is marked as in doubt, in words and stripes
 * @param look.place where its label is written; what a packet holds is drawn as it always was
 */
export function timelineSvg (
  answer: RecordedAnswer,
  { isDoubted = false, place: placeOf = asInPackets }: { isDoubted?: boolean, place?: typeof placeLabel } = {}
) {
  const { stretches, filedIn } = stretchesAround(answer)
  const width = WIDTH / stretches.length
  const filedAt = Math.round((filedIn + placeIn(stretches[filedIn], answer)) * width)
  const told = `Filed ${inWords(answer.filedAt, answer.court.timeZone)}`
  const label = placeOf(told, filedAt, WIDTH)
  return html`<svg viewBox="0 0 ${WIDTH} 126" role="img" aria-labelledby="drawn-title drawn-text">
<title id="drawn-title">Policies around the filing</title>
<desc id="drawn-text">${inSentences(answer, stretches, filedIn)}${isDoubted ? ' What holds here is in doubt.' : ''}</desc>
${stretches.map((stretch, place) => bar(stretch, place, width, place === filedIn ? filedAt : null))}
${isDoubted ? doubted(filedIn, width) : ''}${stretches.slice(1).map(({ from }, place) => turn(from ?? '', Math.round((place + 1) * width), answer.court.timeZone))}
<line class="filed" x1="${filedAt}" y1="20" x2="${filedAt}" y2="${TOP + BAR + 6}"/>
<text class="filed" x="${label.x}" y="14" text-anchor="${label.anchor}">${told}</text>
</svg>`
}

/** By the font of packets, for labels of usual length; a record prints for ever as it did. */
const asInPackets: typeof placeLabel = (_text, x, width) =>
  ({ x, anchor: x < 120 ? 'start' : x > width - 120 ? 'end' : 'middle' })

/** @param filedAt where the line of the filing stands, in the bar in which it lies */
function bar ({ version, from, until }: Stretch, place: number, width: number, filedAt: number | null) {
  const [left, middle] = [Math.round(place * width), Math.round((place + 0.5) * width)]
  const kind = version === null ? 'unnamed' : filedAt !== null ? 'in-force' : 'other'
  // The name keeps clear of the line of the filing.
  const isAside = filedAt !== null && Math.abs(filedAt - middle) < 30
  return html`<rect class="${kind}" x="${left + 1}" y="${TOP}" width="${Math.round(width) - 2}" height="${BAR}"/>
<text x="${isAside ? left + 10 : middle}" y="${TOP + 22}" text-anchor="${isAside ? 'start' : 'middle'}">${version ?? nameless({ from, until })}</text>
`
}

/** Over the stretch of the filing: which policy held there could be another. */
function doubted (filedIn: number, width: number) {
  const left = Math.round(filedIn * width)
  return html`${doubtPatterns}<rect class="doubted" fill="url(#in-doubt)" x="${left + 1}" y="${TOP - 20}" width="${Math.round(width) - 2}" height="18"/>
<text class="doubted" x="${left + 10}" y="${TOP - 6}">in doubt</text>
`
}

/**
 * What lies before the first turn and after the last is open,
 * and may hold versions that the answer has no reason to name.
 */
const nameless = ({ from, until }: Pick<Stretch, 'from' | 'until'>): string =>
  from === null ? 'before' : until === null ? 'after' : 'others'

function turn (at: string, x: number, zone: string | null) {
  const { date, time } = instantParts(at, zone)
  return html`<line x1="${x}" y1="${TOP - 4}" x2="${x}" y2="${TOP + BAR + 6}"/>
<text class="turn" x="${x}" y="${TOP + BAR + 20}" text-anchor="middle">${date}</text>
<text class="turn" x="${x}" y="${TOP + BAR + 34}" text-anchor="middle">${time}</text>
`
}

function placeIn (stretch: Stretch | undefined, { filedAt, nearChange }: RecordedAnswer): number {
  if (stretch === undefined || nearChange === null) return MIDDLE
  if (stretch.from === nearChange.at) return AT_AN_END
  return stretch.until === nearChange.at || Date.parse(nearChange.at) > Date.parse(filedAt) ? 1 - AT_AN_END : MIDDLE
}

/** The drawing for those who do not see it. */
function inSentences (answer: RecordedAnswer, stretches: readonly Stretch[], filedIn: number): string {
  const zone = answer.court.timeZone
  const told = stretches.map(({ version, from, until }, place) => {
    const subject = version === null ? 'Versions that the answer does not name, or none' : `Version ${version}`
    const span = [
      ...(from === null ? [] : [`from ${inWords(from, zone)}`]),
      ...(until === null ? [] : [`until ${inWords(until, zone)}`])
    ].join(' ')
    const filed = place === filedIn ? ` The filing of ${inWords(answer.filedAt, zone)} lies here.` : ''
    return `${subject}${span === '' ? '' : `: ${span}`}.${filed}`
  })
  return told.join(' ')
}
