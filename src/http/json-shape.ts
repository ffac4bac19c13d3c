/**
 * What is wrong with the shape of a JSON text, whatever it says: a
 * member that is given twice (RFC 8259, section 4), or too many levels.
 */
export type OddShape = { kind: 'repeated', path: string } | { kind: 'deep' }

/** So many levels no question has. */
export const MOST_LEVELS = 32

/** An object or a list that is open: where in it we are. */
interface Level { names: Set<string> | null, place: string | number, awaitsName: boolean }

/** Looks at a text that has been parsed; undefined where its shape is as expected. */
export function oddShapeOf (text: string): OddShape | undefined {
  const levels: Level[] = []
  for (let at = 0; at < text.length; at += 1) {
    const level = levels.at(-1)
    switch (text[at]) {
      case '{':
      case '[':
        if (levels.length === MOST_LEVELS) return { kind: 'deep' }
        levels.push(
          text[at] === '{'
            ? { names: new Set(), place: '', awaitsName: true }
            : { names: null, place: 0, awaitsName: false }
        )
        break
      case '}':
      case ']':
        levels.pop()
        break
      case ',':
        goOn(level as Level)
        break
      case '"': {
        const end = endOfString(text, at)
        if (level?.awaitsName === true && !takeName(level, stringAt(text, at, end))) {
          return { kind: 'repeated', path: levels.map(({ place }) => place).join('/') }
        }
        at = end
      }
    }
  }
  return undefined
}

function goOn (level: Level): void {
  if (level.names !== null) level.awaitsName = true
  else level.place = Number(level.place) + 1
}

/** Whether the name is new to its object. */
function takeName (level: Level, name: string): boolean {
  const isNew = level.names?.has(name) !== true
  level.names?.add(name)
  level.place = name
  level.awaitsName = false
  return isNew
}

/** A string of JSON; nearly none is escaped. */
function stringAt (text: string, begin: number, end: number): string {
  const plain = text.slice(begin + 1, end)
  return plain.includes('\\') ? JSON.parse(`"${plain}"`) as string : plain
}

function endOfString (text: string, begin: number): number {
  let end = text.indexOf('"', begin + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped (text: string, quote: number): boolean {
  let before = quote - 1
  while (text[before] === '\\') before -= 1
  return (quote - before) % 2 === 0
}
