import pg from 'pg'
import { extra } from './figures.js'

/** Tables of few rows, which are read whole. */
const SMALL = /^(jobs\.(event_progress|lease)|migrations\.migration)$/

/**
 * What each query is planned as, with the values that took longest: which indexes it goes by and what it took; first those that read a
 * table from end to end, then the slowest.
 */
export async function plansOf (url, queries) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const plans = []
    for (const asked of queries.filter(({ text }) => /^(select|with)\b[^;]*$/i.test(text))) {
      await client.query('begin read only')
      const plan = await client.query(`explain (analyze, verbose, format json) ${asked.text}`, asked.values).then(({ rows }) => rows[0]['QUERY PLAN'][0], () => undefined)
      await client.query('rollback')
      if (plan !== undefined) plans.push({ name: asked.name ?? asked.text.replaceAll(/\s+/g, ' ').slice(0, 60), ms: plan['Execution Time'], ...waysOf(plan.Plan) })
    }
    const scanning = plans.filter(({ scans }) => scans.length > 0)
    return [
      extra('queries looked at', plans.length),
      extra('of them read a growing table from end to end', scanning.length),
      ...[...scanning, ...plans.filter(plan => !scanning.includes(plan)).sort((a, b) => b.ms - a.ms).slice(0, 25)]
        .map(({ name, ms, scans, indexes }) => extra(`${name}: ${[...scans.map(each => `reads all of ${each}`), ...indexes].join(', ') || 'no table'}`, ms, ' ms'))
    ]
  } finally {
    await client.end()
  }
}

function waysOf (plan) {
  const nodes = [plan, ...(plan.Plans ?? [])].slice(1).map(waysOf)
  const table = `${plan.Schema}.${plan['Relation Name']}`
  const scans = plan['Node Type'] === 'Seq Scan' && !SMALL.test(table) ? [table] : []
  const indexes = plan['Index Name'] === undefined ? [] : [plan['Index Name']]
  return {
    scans: [...new Set([...scans, ...nodes.flatMap(each => each.scans)])],
    indexes: [...new Set([...indexes, ...nodes.flatMap(each => each.indexes)])]
  }
}
