/** What a document may hold at most: bytes in all, elements in all, levels of elements, attributes of one element. */
export interface ReadingLimits { bytes: number, depth: number, attributes: number, elements: number }

/** 16 MiB, 64 levels, 256 attributes of an element, a million elements: far above what a court publishes. */
export const defaultLimits: ReadingLimits = { bytes: 16 * 1024 * 1024, depth: 64, attributes: 256, elements: 1_000_000 }

/** Longest name of an element or attribute, in UTF-16 units: names are repeated in every path. */
export const longestName = 256
