/** A paragraph broken at blanks into lines that a page of paper holds; a word that is longer stands alone. */
export function paragraph (text: string, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && `${indent}${line} ${word}`.length > WIDTH) {
      lines.push(line)
      line = ''
    }
    line += line === '' ? word : ` ${word}`
  }
  return [...lines, line].map(each => `${indent}${each}\n`).join('')
}

const WIDTH = 78
