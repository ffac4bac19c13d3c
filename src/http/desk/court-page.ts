import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '../../answers/answer.ts'
import { effectivePolicy } from '../../answers/effective-policy.ts'
import { printUtc } from '../../answers/instants.ts'
import { badRequest } from '../../answers/refusal.ts'
import { timeline } from '../../answers/timeline.ts'
import type { decisionWire } from '../../answers/wire/decision.ts'
import { quoted } from '../../domain/text/quoted.ts'
import { courtContent, typedOf, type CourtShown } from '../../pages/desk/court.ts'
import type { CourtTime } from '../../pages/desk/court-time.ts'
import { aboutDocument } from '../../pages/desk/problem.ts'
import { windowAround, zooms, type TimeWindow, type Zoom } from '../../pages/desk/window.ts'
import type { CourtTools } from '../asking.ts'
import { courtFrame, courtName, pinnedAddress } from './court-frame.ts'
import { address, courtPath, firstItems, isOfOther, momentsOf, momentsTold, queryOf, sendPage, valueOf, type Query } from './view.ts'

type Decision = ReturnType<typeof decisionWire>
type Timeline = Pick<Decision, 'at' | 'court' | 'knownAt' | 'doubts' | 'settledUntil'> &
  Pick<CourtTime, 'periods' | 'policies'> & {
    doubtPeriods: ReadonlyArray<{ doubt: number, from: string | null, until: string | null }>
  }

const zoomNames: Readonly<Record<Zoom, string>> = { all: 'All', year: 'Year', month: 'Month', day: 'Day' }

/** The page of a court: the policy in force, why, and its time as a picture. */
export async function courtPage (
  request: FastifyRequest,
  reply: FastifyReply,
  tools: CourtTools
): Promise<FastifyReply> {
  const { courtKey } = request.params as { courtKey: string }
  const [query, now] = [queryOf(request), tools.clock()]
  const zoom = zoomOf(query)
  const asked = { courtKey, ...momentsOf(query), now }
  const told = valueOf<Timeline>(await timeline(tools, { ...asked, paging: firstItems(Infinity) }))
  const outcome = await effectivePolicy(tools, asked)
  const isNone = outcome.kind === 'none-yet'
  const decision = isNone ? null : valueOf<Decision>(outcome)
  const path = courtPath(courtKey)
  const moments = momentsTold(query, told)
  const sha256 = decision?.policy.document.sha256 ?? null
  const first = isNone ? outcome.members['firstEffectiveFrom'] as string | null : null
  const content = courtContent({
    court: told.court,
    decision,
    instead: isNone ? outcome.message : null,
    first: first === null ? null : address(path, { at: first, knownAt: told.knownAt, zoom: query['zoom'] }),
    ...sureness(outcome),
    ...pictured(told, zoom, instantIn(told.knownAt) ?? now),
    typed: typedOf(told.at),
    hidden: hiddenOf(query, asked),
    action: path,
    moments
  })
  const view = { court: told.court, page: '' as const, ...moments }
  return await sendPage(
    request,
    reply,
    courtFrame(view, courtName(told.court), {
      json: address(`/v1${path}/effective-policy`, moments),
      pinned: await pinnedAddress(tools, path, told, { zoom: query['zoom'], sha256: sha256 ?? undefined })
    }),
    aboutDocument(isOfOther(query, sha256), content)
  )
}

/** How sure the answer is, where nothing is in force too. */
function sureness (outcome: Outcome): Pick<CourtShown, 'doubts' | 'provisional'> {
  const { doubts, provisional } = outcome.kind === 'none-yet' ? outcome.members as Decision : valueOf<Decision>(outcome)
  return { doubts, provisional }
}

/** What the form carries along. */
const hiddenOf = ({ zoom }: Query, { knownAt }: { knownAt?: string | undefined }): Record<string, string> =>
  ({ ...(zoom !== undefined && { zoom }), ...(knownAt !== undefined && { knownAt }) })

/** How much of its time the picture shows: all, where nothing is said. */
function zoomOf ({ zoom = 'all' }: Query): Zoom {
  const found = zooms.find(each => each === zoom)
  if (found !== undefined) return found
  throw badRequest({
    parameter: 'zoom',
    message: `zoom is ${quoted(zoom)}: one of ${zooms.join(', ')} is expected, for example month.`
  })
}

/** What the picture shows, and the ways to show more or less of it. */
function pictured (told: Timeline, zoom: Zoom, now: number): Pick<CourtShown, 'time' | 'zooms'> {
  const { court, periods, policies, settledUntil } = told
  const at = Date.parse(told.at)
  const doubted = doubtedIn(told)
  const known = [
    ...policies.flatMap(({ publishedAt, startsAt }) => [instantIn(publishedAt), instantIn(startsAt)]),
    ...doubted.flatMap(({ from, until }) => [from, until])
  ].filter(each => each !== null)
  const window = windowAround(zoom, at, court.timeZone, {
    from: Math.min(at, ...known),
    until: Math.max(at, now, ...known)
  })
  const hrefWith = (parameters: Query): string =>
    address(courtPath(court.courtKey), { at: told.at, knownAt: told.knownAt, zoom, ...parameters })
  const isShown = ({ from, until }: CourtTime['periods'][number]): boolean =>
    Date.parse(from) < window.until && (until === null || Date.parse(until) > window.from)
  return {
    time: {
      zone: court.timeZone,
      window,
      periods: periods.filter(isShown),
      policies,
      doubted,
      settledUntil: instantIn(settledUntil),
      at,
      now,
      isNow: told.knownAt === null,
      hrefAt: instant => hrefWith({ at: instant })
    },
    zooms: [
      ...zooms.map(each => ({ text: zoomNames[each], href: each === zoom ? null : hrefWith({ zoom: each }) })),
      ...neighbours(window, hrefWith)
    ]
  }
}

const instantIn = (text: string | null): number | null => text === null ? null : Date.parse(text)

function doubtedIn ({ doubtPeriods, doubts }: Timeline): CourtTime['doubted'] {
  return doubtPeriods.flatMap(({ doubt, from, until }) => {
    const { text, version } = doubts[doubt] as Decision['doubts'][number]
    return { from: instantIn(from), until: instantIn(until), text, version }
  })
}

function neighbours ({ after, before }: TimeWindow, hrefWith: (parameters: Query) => string): CourtShown['zooms'] {
  return [
    ...(before === null ? [] : [{ text: 'Earlier', href: hrefWith({ at: printUtc(before) }) }]),
    ...(after === null ? [] : [{ text: 'Later', href: hrefWith({ at: printUtc(after) }) }])
  ]
}
