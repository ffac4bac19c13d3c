import { Histogram, type Registry } from 'prom-client'
import type { HearAnswered } from '../../http/answered-routes.ts'

/** OpenTelemetry's own for this histogram, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/** Methods by their names; all that callers make up are one. */
const METHODS = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']
const OTHER = '_OTHER'

type Child = Pick<Histogram.Internal<string>, 'observe'>

/** How long answers take, by method, pattern of the route and status; empty where there is none. */
export function countDurations (registry: Registry): HearAnswered {
  const histogram = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time from a request to the last byte of its answer, by method, pattern of the route and status.',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code'],
    buckets: BUCKETS,
    registers: [registry]
  })
  // To look a child up by its labels costs the library more than to count.
  const children = new Map<string, Map<string, Child[]>>()
  return ({ method, route, status, seconds }) => {
    const known = METHODS.includes(method) ? method : OTHER
    const ofRoute = children.get(route ?? '') ?? put(children, route ?? '', new Map<string, Child[]>())
    const byStatus = ofRoute.get(known) ?? put(ofRoute, known, [])
    const child = byStatus[status ?? 0] ??= histogram.labels(known, route ?? '', status === null ? '' : String(status))
    child.observe(seconds)
  }
}

function put<V> (map: Map<string, V>, key: string, value: V): V {
  map.set(key, value)
  return value
}
