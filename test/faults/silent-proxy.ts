import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import pg from 'pg'
import type { Test } from 'tap'

/** Stands between a client and PostgreSQL, and can fall silent as a balancer, a network or a frozen machine does: nothing is closed. */
export interface SilentProxy {
  /** Of the same database, through it. */
  url: string
  /** What is connected now stays so and hears nothing more; who connects anew is served. */
  forget: () => void
  /** Nobody is answered any more, who connects anew neither, until `thaw`. */
  freeze: () => void
  thaw: () => void
}

interface Pair { near: Socket, far: Socket, isForgotten: boolean }

/** Opens one on loopback; it is closed with the test, and cuts whatever is connected then. */
export async function openProxy (t: Test, url: string): Promise<SilentProxy> {
  const { host, port, user = '', password, database = '' } = new pg.Client(url)
  const pairs = new Set<Pair>()
  let isFrozen = false
  const server = createServer(near => {
    const far = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    const pair = { near, far, isForgotten: false }
    pairs.add(pair)
    pass(pair, () => isFrozen)
    near.once('close', () => pairs.delete(pair))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.close()
    for (const { near, far } of pairs) for (const socket of [near, far]) socket.destroy()
  })
  const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : ''
  return {
    url: `postgres://${encodeURIComponent(user)}${secret}@127.0.0.1:${(server.address() as AddressInfo).port}/${database}`,
    forget: () => { for (const pair of pairs) pair.isForgotten = true },
    freeze: () => {
      isFrozen = true
      for (const { near, far } of pairs) for (const socket of [near, far]) socket.pause()
    },
    thaw: () => {
      isFrozen = false
      for (const { near, far } of pairs) for (const socket of [near, far]) socket.resume()
    }
  }
}

/** Hands on what comes, unless the proxy has fallen silent for this pair. */
function pass (pair: Pair, isFrozen: () => boolean): void {
  for (const [from, to] of [[pair.near, pair.far], [pair.far, pair.near]] as const) {
    from.on('data', chunk => { if (!pair.isForgotten) to.write(chunk) })
    from.on('error', () => {})
    from.on('end', () => { if (!pair.isForgotten) to.end() })
    from.on('close', () => { if (!pair.isForgotten) to.destroy() })
  }
  if (isFrozen()) for (const socket of [pair.near, pair.far]) socket.pause()
}
