/**
 * A text as it is compared (domain §7): composed, runs of white space as
 * one blank, without directional marks. What is shown is what the file has.
 */
export function plainText (text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(/[\u200e\u200f]/g, '').normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** What is as it is compared already, as most texts are: of ASCII, with a blank between words. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/

/** The same in small letters. */
export function plainLetters (text: string): string {
  return plainText(text).toLowerCase()
}

/** Whether two texts are the same but for small and capital letters; an absent one is the same as none. */
export function sameText (one: string | null, other: string): boolean {
  return one !== null && plainLetters(one) === plainLetters(other)
}

/** The words of a text, in small letters. */
export const wordsOf = (text: string): string[] => plainLetters(text).split(' ').filter(word => word !== '')

/**
 * Whether every word of `query` is part of one of the texts,
 * small or capital; a query without words asks for nothing.
 */
export function holdsEveryWord (texts: readonly (string | null)[], query: string): boolean {
  const words = wordsOf(query)
  return words.length === 0 || wordSearcher(texts)(words)
}

/** Whether every one of some words, in small letters, is part of one of the texts, small or capital. */
export function wordSearcher (texts: readonly (string | null)[]): (words: readonly string[]) => boolean {
  const searched = texts.map(text => plainLetters(text ?? ''))
  return words => words.every(word => searched.some(text => text.includes(word)))
}

/** All items of the first rank in which any has the text: `ranks` give an item's names, the strongest first. */
export function firstRank<Item> (
  items: readonly Item[],
  ranks: readonly ((item: Item) => string | null)[],
  text: string
): Item[] {
  for (const nameOf of ranks) {
    const found = items.filter(item => sameText(nameOf(item), text))
    if (found.length > 0) return found
  }
  return []
}
