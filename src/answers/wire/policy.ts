import type { CodeTable, Fee } from '../../domain/policy/fees-and-codes.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { codeWire, tableWire } from './code.ts'
import { feeContentWire } from './fee.ts'

/** The whole policy. Payment and TestCreditCard are said to exist and left out (domain §4; [16]). */
export function policyContentWire (policy: Policy) {
  const { fees, codeTables, hasPayment, hasTestCreditCard, published, effective, ...content } = policy
  return {
    ...content,
    labels: { published, effective },
    payment: { present: hasPayment },
    testCreditCard: { present: hasTestCreditCard },
    fees: fees.map((fee: Fee) => ({ ...feeContentWire(fee), include: fee.include, extra: fee.extra })),
    codeTables: codeTables.map((table: CodeTable) => ({
      ...tableWire(table, table.codes.length),
      codes: table.codes.map(code => ({ ...codeWire(code, table), include: code.include, extra: code.extra })),
      extra: table.extra
    }))
  }
}
