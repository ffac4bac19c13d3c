import type { Token } from '../http/roles.ts'

/** The tokens of a text; `name` is only for the error, which never repeats what may be a token. */
export function parseTokens (name: string, text: string): Token[] {
  return text.split(/\s+/).filter(each => each !== '').map((each, place) => {
    const match = /^([^:]+):([0-9a-fA-F]{64})$/.exec(each)
    if (match === null) {
      throw new Error(
        `${name}, entry ${place + 1}: name:sha256-hex is expected, the SHA-256 of the token and never the token itself. See .env.example.`
      )
    }
    return { name: match[1] as string, sha256: (match[2] as string).toLowerCase() }
  })
}
