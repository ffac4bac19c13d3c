import { isCurrency } from './currencies.ts'
import { canonicalDecimal, isNegative } from './money.ts'
import type { Policy } from './policy.ts'
import type { PolicyCheck, PolicyFault } from './policy-check.ts'

/** Checks of what fees cost. */
export const feeChecks: readonly PolicyCheck[] = [
  { rule: 'currency-unknown', find: findUnknownCurrencies },
  { rule: 'amount-negative', find: findNegativeAmounts }
]

function findUnknownCurrencies ({ fees }: Policy): PolicyFault[] {
  return fees.flatMap(({ currency }, index) => {
    const path = `${feePath(index)}/Currency`
    return isCurrency(currency)
      ? []
      : [
          {
            path,
            message: `${path} is "${currency}": a code of ISO 4217, such as "USD", is expected. It is kept as it stands; correct it.`
          }
        ]
  })
}

function findNegativeAmounts ({ fees }: Policy): PolicyFault[] {
  return fees.flatMap(({ cost, subsequentPages, amountInControversy, currency }, index) => {
    const amounts = [
      ['Cost', cost],
      ['SubsequentPages', subsequentPages],
      ['AmountInControversy', canonicalDecimal(amountInControversy?.amount ?? '', currency) ?? null]
    ] as const
    return amounts.filter(([, amount]) => amount !== null && isNegative(amount)).map(([name, amount]) => {
      const path = `${feePath(index)}/${name}`
      return { path, message: `${path} is ${amount}: an amount of zero or more is expected. Correct it.` }
    })
  })
}

const feePath = (index: number): string => `Policy/Fees/Fee[${index + 1}]`
