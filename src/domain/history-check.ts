import type { CourtHistory, KnownPolicy } from './court-history.ts'
import type { Severity } from './finding.ts'
import type { RuleId } from './rules.ts'

/** What a policy's place among the others and in its repository says of it: messages, one a finding. `severity` where it is not the rule's. */
export interface HistoryCheck { rule: RuleId, severity?: Severity, find: (policy: KnownPolicy, history: CourtHistory) => string[] }
