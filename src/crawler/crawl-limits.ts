/** How far one repository may lead a crawl. */
export interface CrawlLimits {
  /** Indexes one below the other, the primary one included. */
  depth: number
  /** A directory has one of its own [50], and thousands of courts may have a directory each. */
  indexes: number
  policies: number
  /** Received, after decoding; what is under way when they are reached still comes. */
  bytes: number
  /** Milliseconds. */
  time: number
  /** Remote repositories, each with a crawl and limits of its own. */
  remotes: number
}

export const usualLimits: CrawlLimits = {
  depth: 10,
  indexes: 10_000,
  policies: 100_000,
  bytes: 10 * 1024 ** 3,
  time: 6 * 3_600_000,
  remotes: 100
}
