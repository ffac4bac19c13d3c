import { counted } from '../words.ts'
import type { PrintedPolicy } from './court-time.ts'

/** How much the checks find of a policy, in words. */
export function findingsOf ({ findingCounts: { error, info, warning } }: Pick<PrintedPolicy, 'findingCounts'>): string {
  const parts = [
    ...(error === 0 ? [] : [counted(error, 'error')]),
    ...(warning === 0 ? [] : [counted(warning, 'warning')]),
    ...(info === 0 ? [] : [counted(info, 'note')])
  ]
  return parts.length === 0 ? 'none' : parts.join(', ')
}
