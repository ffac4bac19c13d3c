import { plainLetters } from './text-match.ts'

/**
 * Known names near a wanted one, the nearest first, at most `most`: the same but for
 * capitals, then what begins with it, holds it, differs by few letters, is a part of it.
 */
export function nearNames (wanted: string, known: readonly string[], most = 5): string[] {
  const sought = plainLetters(wanted)
  if (sought === '') return []
  return [...new Set(known)]
    .map(name => ({ name, distance: distanceTo(sought, plainLetters(name)) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ name }) => name)
}

/** Known names shorter than this stand in too many wanted ones to mean anything. */
const shortestPart = 3

/** Of a long name; of a short one a third of its letters. */
const mostSlips = 3

/**
 * 0 the same; below 1 it begins with the wanted; below 2 it holds it;
 * from 2 on by slips; then what the wanted holds; Infinity when not near.
 */
function distanceTo (sought: string, name: string): number {
  if (sought === name) return 0
  if (name.startsWith(sought)) return 1 - sought.length / name.length
  if (name.includes(sought)) return 2 - sought.length / name.length
  const allowed = Math.min(mostSlips, Math.max(1, Math.floor(sought.length / 3)))
  const slips = Math.abs(name.length - sought.length) > allowed ? Infinity : editDistance(sought, name)
  if (slips <= allowed) return 2 + slips
  const isPart = name.length >= shortestPart && sought.includes(name)
  return isPart ? 3 + mostSlips - name.length / sought.length : Infinity
}

/** Levenshtein's: how many letters must be put in, taken out or changed to make one text the other. */
function editDistance (from: string, to: string): number {
  // The distances of what was read of `from` to each beginning of `to`.
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let read = 1; read <= from.length; read += 1) {
    const next = [read]
    for (let column = 1; column <= to.length; column += 1) {
      const [diagonal, above, left] = [row[column - 1], row[column], next[column - 1]] as [number, number, number]
      const change = from[read - 1] === to[column - 1] ? 0 : 1
      next.push(Math.min(above + 1, left + 1, diagonal + change))
    }
    row = next
  }
  return row[to.length] as number
}
