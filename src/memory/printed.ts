import type { Budget, Shelf } from './budget.ts'

/**
 * What was printed of courts can be printed again at once; for fees the archive may have to be asked, and they
 * are small beside the schedules that would drive them out elsewhere. Whoever prints knows what it is.
 */
export interface Printed { courts: Shelf<object>, fees: Shelf<object> }

export function newPrinted ({ shelf }: Budget): Printed {
  return {
    courts: shelf('printed court', 'printed'),
    fees: shelf('printed fees', 'printed')
  }
}
