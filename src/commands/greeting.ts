import type { RepositoryConfig } from '../service/repositories.ts'
import type { OneTimeTokens } from '../service/tokens.ts'

/**
 * What the start of a service tells: where the data are, what is
 * crawled, where to ask, and the one-time tokens of the sample.
 */
export function sayHello (
  base: string,
  place: string,
  repositories: readonly RepositoryConfig[],
  oneTime: OneTimeTokens | null
): void {
  const court = `${base}/v1/courts/USCASacramentoSuperior`
  const lines = [
    '',
    `The archive: ${place}`,
    repositories.length === 0
      ? 'Repositories: none is configured, so nothing is crawled: set REPOSITORIES (see .env.example)'
      : `Repositories: ${repositories.map(({ url }) => url).join(' ')}`,
    `The desk:    ${base}/`,
    `The API:     ${base}/v1/courts`,
    `Swagger UI:  ${base}/docs`,
    ...(oneTime === null
      ? []
      : [
          'Try:',
          `  curl '${court}/effective-policy?at=2005-03-02T09:30'`,
          `  curl '${court}/fees/0101?at=2005-03-02T09:30'`,
          `  curl '${court}/timeline'`,
          `Tokens of this start: clerk ${oneTime.clerk}  operator ${oneTime.operator}`
        ]),
    'Ctrl-C stops everything.'
  ]
  console.log(lines.join('\n'))
}
