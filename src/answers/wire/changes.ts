import { contentParts } from '../../domain/differences/content-differences.ts'
import type { Difference } from '../../domain/differences/difference.ts'
import type { Code, Fee, TableHead } from '../../domain/policy/fees-and-codes.ts'
import type { PolicyDifferences } from '../policy-differences.ts'
import { codeWire } from './code.ts'
import { feeContentWire } from './fee.ts'

/** The parts of a difference, in the order in which they are told. */
export const changeParts = ['fees', 'codes', ...contentParts] as const

/** What differs, part by part, as fees, codes and the parts of a policy are printed elsewhere. */
export function differencesWire ({ fees, codes, ...parts }: PolicyDifferences) {
  return {
    fees: fees.map(difference => withValues(difference, (fee: Fee) => feeContentWire(fee))),
    codes: codes.map(({ table, difference }) => withValues(difference, (code: Code) => codeInTable(code, table))),
    ...parts
  }
}

const codeInTable = (code: Code, table: TableHead) => ({
  table: table.codifiedName ?? table.name,
  ...codeWire(code, table)
})

function withValues<Value, Printed> (
  { change, key, before, after, text }: Difference<Value>,
  print: (value: Value) => Printed
): Difference<Printed> {
  return {
    change,
    key,
    before: before === null ? null : print(before),
    after: after === null ? null : print(after),
    text
  }
}
