import { printInstant } from '../../domain/time/court-time.ts'
import type { Holding } from '../../domain/expectations/holding.ts'
import { couldBeAnother } from '../../domain/history/changing-doubts.ts'
import type { Expected } from '../expected.ts'
import type { CourtQuestion } from '../question.ts'
import { courtInstant } from './court.ts'

/** Whether a thing holds, and between which instants. */
export interface HoldingWire { holds: Holding['holds'], found: number, since: string | null, until: string | null, brokenBy: string | null, text: string }

export function holdingWire (found: CourtQuestion, { holds, since, until, brokenBy }: Holding, expected: Expected): HoldingWire {
  const { history, decision: { at, standing, doubts } } = found
  const bounds = { since: courtInstant(since, history), until: courtInstant(until, history) }
  if (standing === undefined) {
    return { holds, found: 0, ...bounds, brokenBy, text: `No policy of this court is in force at ${printInstant(at, history.zone.name)}: nothing tells.` }
  }
  const { policy } = standing
  const said = expected.saidBy(policy, at)
  const end = bounds.until === null ? '' : ends(holds, bounds.until, brokenBy)
  const doubt = couldBeAnother(doubts) ? ` But another policy could be in force: ${doubts[0]?.text ?? ''}` : ''
  return { holds, found: said.found, ...bounds, brokenBy, text: `By policy ${policy.version} ${said.text}${end}.${doubt}` }
}

function ends (holds: Holding['holds'], until: string, brokenBy: string | null): string {
  if (holds !== 'yes') return `; that is so until ${until}`
  return brokenBy === null ? `; it ceases to hold ${until}` : `; it ceases to hold ${until}, with policy ${brokenBy}`
}

/** Nothing can be told of a court. */
export const unknownWire = (text: string): HoldingWire => ({ holds: 'undetermined', found: 0, since: null, until: null, brokenBy: null, text })
