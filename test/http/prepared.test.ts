import t from 'tap'
import { serveSample } from './sample-service.ts'

const instants = ['2005-02-01T00:00', '2005-03-02T09:30', '2005-03-02T10:00', '2010-06-15T12:00:01', '2026-11-22T04:00', '2040-01-01T00:00']

/** Paths of what stands ready, of every court of the sample: every decision, and every fee by its code. */
async function pathsOf (base: string): Promise<string[]> {
  const { items } = await (await fetch(`${base}/v1/courts`)).json() as { items: Array<{ organizationKey: string, divisions: Array<{ courtKey: string }> }> }
  const paths: string[] = []
  for (const { organizationKey, divisions } of items) {
    const { items: fees } = await (await fetch(`${base}/v1/courts/${organizationKey}/fees?limit=200`)).json() as { items: Array<{ code: string }> }
    const codes = [...new Set(fees.map(({ code }) => code))]
    for (const key of [organizationKey, ...divisions.map(({ courtKey }) => courtKey)]) {
      const court = `/v1/courts/${encodeURIComponent(key)}`
      paths.push(`${court}/effective-policy`, ...codes.slice(0, 20).map(code => `${court}/fees/${encodeURIComponent(code)}`))
    }
  }
  return paths
}

interface Got { etag: string | null, status: number, body: string }

t.test('what stands ready is the same bytes as what is worked out as known at a moment', async t => {
  const { base } = await serveSample(t)
  const known = new Date().toISOString()
  const ask = async (url: string): Promise<Got> => {
    const response = await fetch(base + url)
    return { etag: response.headers.get('etag'), status: response.status, body: await response.text() }
  }
  const others: string[] = []
  let compared = 0
  for (const path of await pathsOf(base)) {
    for (const at of instants) {
      const first = await ask(`${path}?at=${at}`)
      if (first.status !== 200) continue
      const [ready, afresh] = [await ask(`${path}?at=${at}`), await ask(`${path}?at=${at}&knownAt=${known}`)]
      const worked = afresh.body.replace(/"knownAt":"[^"]+"/, '"knownAt":null')
      compared += 1
      if (ready.body !== worked || ready.etag !== first.etag || first.body !== worked) others.push(`${path}?at=${at}`)
    }
  }
  t.same(others, [])
  t.ok(compared > 100, `${compared} compared`)
})
