/**
 * The codes of ISO 4217, by the digits of their own: List One as published on 2024-06-25 and the amendments 175 to 179
 * up to 2025-05-12 (XCG, XAD). Never the runtime's list, which differs from release to release.
 */
const current: ReadonlyArray<readonly [digits: number, codes: string]> = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [2, `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD
    HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU
    MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG
    SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST
    XAD XCD XCG YER ZAR ZMW ZWG`],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
  // Metals, units of account, testing and none: the standard gives them no digits.
  [2, 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX']
]

/**
 * Those of List Three that were withdrawn after Court Policy 01 was
 * published (2004-08-05): they were codes when a policy used them.
 */
const withdrawn: ReadonlyArray<readonly [digits: number, codes: string]> = [
  [0, 'BYR'],
  [2, `AYM AZM CHC CSD CYP EEK GHC GHP HRK LTL LVL MGF MRO MTL MZM ROL SDD SIT SKK SLL STD TMM TRL USS VEB VEF XFO XFU
    ZMK ZWD ZWL ZWN ZWR`]
]

const digitsByCode: ReadonlyMap<string, number> = new Map(
  [...current, ...withdrawn].flatMap(([digits, codes]) => codes.split(/\s+/).map(code => [code, digits] as const))
)

/** Whether a text is a code of ISO 4217, three capital letters. */
export function isCurrency (code: string): boolean {
  return digitsByCode.has(code)
}

/** How many digits behind the point a currency has of its own; two where nobody knows. */
export function digitsOf (currency: string): number {
  return digitsByCode.get(currency) ?? 2
}
