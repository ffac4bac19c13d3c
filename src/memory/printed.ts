import type { Budget, Shelf } from './budget.ts'

/**
 * What was printed of courts can be printed again at once; for fees
 * the archive has to be asked. Whoever prints knows what it is.
 */
export interface Printed { courts: Shelf<object>, fees: Shelf<object> }

export function newPrinted ({ shelf }: Budget): Printed {
  return {
    courts: shelf('printed court', 'printed'),
    fees: shelf('printed fees')
  }
}
