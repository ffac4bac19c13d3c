import { printUtc } from '../../answers/instants.ts'
import { presentMoment } from '../../answers/present-moment.ts'
import type { Moments } from '../../pages/desk/address.ts'
import type { CourtTools } from '../asking.ts'
import { address, courtPath, HOME, type PageSaid, type Query } from './view.ts'

/** The pages of a court, in the order of their tabs. */
export const courtPages = [
  ['', 'Policy in force'],
  ['/fees', 'Fees'],
  ['/codes', 'Codes'],
  ['/hours', 'Hours'],
  ['/requirements', 'Requirements'],
  ['/details', 'Details'],
  ['/policies', 'Versions'],
  ['/changes', 'Compare'],
  ['/dispute', 'Fee dispute']
] as const

export type CourtPage = typeof courtPages[number][0]

/** A court and the two moments that a page of it is about. */
export interface CourtView extends Moments {
  court: { courtKey: string, organizationKey: string, name: string | null }
  /** Null: none of them, so that all can be gone to. */
  page: CourtPage | null
}

export const courtName = ({ courtKey, name, organizationKey }: CourtView['court']): string =>
  courtKey === organizationKey ? (name ?? organizationKey) : `${name ?? organizationKey} (${courtKey})`

/** The tabs of a court; moments that were asked about are carried along. */
function courtTabs ({ at, court, knownAt, page }: CourtView): NonNullable<PageSaid['tabs']> {
  return courtPages.map(([path, text]) => ({
    text,
    href:
      path === page
        ? null
        : address(`${courtPath(court.courtKey)}${path}`, path === '/dispute' ? { knownAt } : { at, knownAt })
  }))
}

/** What a page of a court says of itself. */
export function courtFrame (
  view: CourtView,
  title: string,
  more: Pick<PageSaid, 'json' | 'pinned' | 'trail'> = {}
): PageSaid {
  const { court, page } = view
  const up =
    page === ''
      ? []
      : [{ text: courtName(court), href: address(courtPath(court.courtKey), { at: view.at, knownAt: view.knownAt }) }]
  return { title, knownAt: view.knownAt, tabs: courtTabs(view), trail: [HOME, ...up], ...more }
}

/**
 * The same page by an address that shows the same for ever: with both
 * moments, and the digest of the document where it rests on one.
 */
export async function pinnedAddress (
  tools: CourtTools,
  path: string,
  answer: { at: string, knownAt: string | null },
  parameters: Query = {}
): Promise<string> {
  return address(path, {
    ...parameters,
    at: answer.at,
    knownAt: answer.knownAt ?? printUtc(await presentMoment(tools))
  })
}
