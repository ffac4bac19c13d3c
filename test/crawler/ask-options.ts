import type { Test } from 'tap'
import type { AskOptions } from '../../src/crawler/ask-host.ts'
import { openNetwork, type Network, type NetworkOptions } from '../../src/crawler/network.ts'

/** A network of these origins, gone with the test; no address is public unless said otherwise. */
export function networkOf (t: Test, origins: readonly string[], addresses: Partial<Omit<NetworkOptions, 'isConfigured'>> = {}): Network {
  const network = openNetwork({ isConfigured: origin => origins.includes(origin), isPublicAddress: () => false, ...addresses })
  t.teardown(network.close)
  return network
}

/** How one document is asked for, by a clock that goes on by a millisecond when it is looked at, and by what is waited, which nobody waits for. */
export interface AskBench { options: AskOptions, waits: number[], clock: { now: number } }

/** Before every second attempt, in these tests. */
export const RETRY_DELAY = 1_234

export function askBench (network: Network, more: Partial<AskOptions> = {}): AskBench {
  const clock = { now: 1_000 }
  const waits: number[] = []
  const options: AskOptions = {
    network,
    now: () => clock.now++,
    userAgent: 'court-policy-archive/1 (+clerk@court.example)',
    maxBytes: 100_000,
    timeoutMs: 10_000,
    retryDelay: () => RETRY_DELAY,
    wait: async ms => {
      waits.push(ms)
      clock.now += ms
    },
    longestWaitMs: 10_000,
    closedHosts: new Set(),
    ...more
  }
  return { options, waits, clock }
}
