import { COURTS } from './context.js'
import { atMost, extra, median } from './figures.js'
import { feeCode } from './repository-xml.js'

const AT = `at=${encodeURIComponent('2020-05-06T10:30:00-07:00')}`

/** Each as the median of rounds: what all courts have, what few or none have, and the last page. */
const searches = {
  'a code that every court has': `/v1/fees?code=${feeCode(7)}`,
  'words that every court has': '/v1/fees?q=paper%20number',
  'a part of a word that one fee of each court has': '/v1/fees?q=00019',
  'a code that no court has': '/v1/fees?code=none',
  'words that no court has': '/v1/fees?q=unlawful%20detainer',
  'codes of a table that no court has': '/v1/codes?table=Rooms',
  'codes with words that no court has': '/v1/codes?q=unlawful'
}

/** Fees and codes of all courts at one instant. */
export const search = {
  name: 'search',
  goals: `fees and codes of ${COURTS.toLocaleString('en')} courts searched at one instant, a page: each ≤ 100 ms`,
  run: async context => {
    const { ask } = await context.answering()
    const figures = []
    for (const [what, path] of Object.entries(searches)) {
      const url = `${path}${path.includes('?') ? '&' : '?'}${AT}`
      const cold = await timed(ask, url)
      const times = []
      for (let round = 0; round < context.rounds * 3; round += 1) times.push(await timed(ask, url))
      figures.push(atMost(what, median(times), 100, ' ms'), extra(`${what}, asked for the first time`, cold, ' ms'))
    }
    figures.push(atMost('a further page of words that every court has', await furtherPage(context, ask), 100, ' ms'))
    return figures
  }
}

/** The second page of a search, from first pages at so many instants. */
async function furtherPage ({ rounds }, ask) {
  const times = []
  for (let round = 0; round < rounds * 3; round += 1) {
    const url = `/v1/fees?q=paper&at=${encodeURIComponent(`2020-05-06T10:${10 + round}:00-07:00`)}`
    const { nextCursor } = JSON.parse((await ask(url)).body)
    times.push(await timed(ask, `${url}&cursor=${nextCursor}`))
  }
  return median(times)
}

async function timed (ask, url) {
  const since = performance.now()
  const { status, body } = await ask(url)
  if (status !== 200) throw new Error(`${url} answers ${status}: ${body}`)
  return performance.now() - since
}
