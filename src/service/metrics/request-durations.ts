import type { Registry } from 'prom-client'
import type { HearAnswered } from '../../http/answered-routes.ts'
import { newHistogram, type Series } from './histogram.ts'

/** OpenTelemetry's own for this histogram, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/** Methods by their names; all that callers make up are one. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE']
const OTHER = '_OTHER'

/** How long answers take, by method, pattern of the route and status; empty where there is none. */
export function countDurations (registry: Registry): HearAnswered {
  const { addSeries } = newHistogram(registry, {
    name: 'http_server_request_duration_seconds',
    help: 'Time from a request to the last byte of its answer, by method, pattern of the route and status.',
    buckets: BUCKETS
  })
  const routes = new Map<string, Map<string, Series[]>>()
  return ({ method, route, status, seconds }) => {
    const known = METHODS.includes(method) ? method : OTHER
    const ofRoute = routes.get(route ?? '') ?? put(routes, route ?? '', new Map<string, Series[]>())
    const byStatus = ofRoute.get(known) ?? put(ofRoute, known, [])
    const series = (byStatus[status ?? 0] ??= addSeries({
      http_request_method: known,
      http_route: route ?? '',
      http_response_status_code: status === null ? '' : String(status)
    }))
    series.observe(seconds)
  }
}

function put<V> (map: Map<string, V>, key: string, value: V): V {
  map.set(key, value)
  return value
}
