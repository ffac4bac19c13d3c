import type { App } from './fastify.ts'

/** What may be asked at a path. */
export interface KnownPath {
  /** Its methods, in the order of the alphabet. */
  methods: string[]
  /** Those of them that need no role. */
  open: string[]
}

/** Which methods a path has; undefined where there is nothing. The path is as it came, percent-encoded. */
export type FindPath = (path: string) => KnownPath | undefined

interface Pattern { path: RegExp, methods: Map<string, boolean> }

/** Remembers the routes that are added to an app from now on. */
export function rememberPaths (app: App): FindPath {
  const patterns = new Map<string, Pattern>()
  app.addHook('onRoute', ({ url, method, schema }) => {
    const pattern = patterns.get(url) ?? { path: patternOf(url), methods: new Map<string, boolean>() }
    patterns.set(url, pattern)
    for (const each of [method].flat()) pattern.methods.set(each, schema?.security === undefined)
  })
  return path => {
    const decoded = decode(path)
    const found = new Map(
      [...patterns.values()].filter(pattern => pattern.path.test(decoded)).flatMap(({ methods }) => [...methods])
    )
    if (found.size === 0) return undefined
    const methods = [...found.keys()].sort()
    return { methods, open: methods.filter(method => found.get(method)) }
  }
}

/** `/v1/crawls/:id` has one part, which is not empty, where `:id` stands; `*` is all that follows. */
function patternOf (url: string): RegExp {
  const parts = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+').replace(/\*/g, '.*')
  return new RegExp(`^${parts}$`, 's')
}

function decode (path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
