import { Type } from 'typebox'
import { digest, exactly, utc } from './atoms.ts'

/** The day of a dump, in its name. */
export const dumpDate = Type.String({
  description: 'The day of the dump (UTC), as the list has it.',
  'x-expected': 'a date such as 2026-11-22',
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  examples: ['2026-11-22']
})

export const dumpList = exactly({
  items: Type.Array(
    exactly({
      date: Type.String({ format: 'date', description: 'The day that it is called after (UTC).' }),
      knownAt: { ...utc, description: 'The moment that it is of: what was recorded later is not in it.' },
      eventsAfter: Type.Integer({
        description: 'The number of the last event by then: `/v1/events?after=` goes on from there.'
      }),
      lines: Type.Integer({ description: 'Lines in it, the first and the last among them.' }),
      bytes: Type.Integer({ description: 'Bytes of the compressed file.' }),
      sha256: digest,
      href: Type.String({ description: 'Where it is.' })
    }),
    { description: 'Newest first.' }
  )
})

/** A dump as it is sent. */
export const dumpReply = (description: string) => ({
  description,
  content: { 'application/gzip': { schema: Type.String({ format: 'binary' }) } }
})
