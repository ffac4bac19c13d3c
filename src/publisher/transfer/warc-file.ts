import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { WARCRecord, WARCSerializer } from 'warcio'
import type { Database } from '../../archive/database.ts'
import { requireDocument } from '../../archive/documents.ts'
import type { WholeEntry } from '../../archive/whole-entries.ts'
import type { Sha256 } from '../../domain/history/capture.ts'
import type { Instant } from '../../domain/time/court-time.ts'
import { recordsOf, urnOf, type WarcRecord, type Written } from './warc-records.ts'

/** The captures for tools of web archives (ISO 28500), beside the indexes. */
export const WARC_FILE = 'captures.warc.gz'

/** What the file says of itself; `until`: when the last entry of it was recorded, null where there is none. */
export interface WarcOptions { database: Database, directory: string, software: string, until: Instant | null }

/** A file being written: a member of gzip each record, the captures in the order of their numbers. */
export interface WarcFile {
  take: (entries: readonly WholeEntry[]) => Promise<void>
  /** From then on it is there, under its name. */
  close: () => Promise<void>
  /** Leaves nothing behind. */
  abandon: () => Promise<void>
}

const version = 'WARC/1.1'

export async function openWarc ({ database, directory, software, until }: WarcOptions): Promise<WarcFile> {
  const beside = join(directory, `.${WARC_FILE}.${process.pid}`)
  const file = await open(beside, 'w', 0o644)
  const written = new Map<Sha256, Written>()
  await file.appendFile(await printed(info(software, until ?? 0)))
  return {
    async take (entries) {
      for (const entry of entries.filter(({ kind }) => kind === 'capture')) {
        for (const record of recordsOf(entry, written)) {
          const body = record.body === null ? Buffer.of() : await requireDocument(database, record.body)
          await file.appendFile(await printed(warcRecord(record, body)))
        }
      }
    },
    async close () {
      await file.sync()
      await file.close()
      await rename(beside, join(directory, WARC_FILE))
    },
    async abandon () {
      await file.close().catch(() => {})
      await rm(beside, { force: true })
    }
  }
}

async function printed (record: WARCRecord): Promise<Uint8Array> {
  return await WARCSerializer.serialize(record, { gzip: true, digest: { algo: 'sha-256', prefix: 'sha256:' } })
}

function info (software: string, until: Instant): WARCRecord {
  const date = new Date(until).toISOString()
  const warcHeaders = { 'WARC-Record-ID': urnOf(`${software} ${date}`) }
  return WARCRecord.createWARCInfo(
    { warcVersion: version, filename: WARC_FILE, date, warcHeaders },
    {
      software,
      format: 'WARC File Format 1.1',
      conformsTo: 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
      description:
        'Court policies and their indexes as they were captured. Heads are as they came; bodies are without their chunks and codings, and the ' +
        'fields that say otherwise have X-Archive-Orig- before their names. Captures from before the wire form was kept are resources with an Archive-Note.'
    }
  )
}

type Dated = Record<'WARC-Date' | 'WARC-Target-URI', string>

/** The library would write heads anew, in an order and with signs of its own: they are part of the block. */
function warcRecord ({ fields, head, type }: WarcRecord, body: Uint8Array): WARCRecord {
  const { 'WARC-Date': date, 'WARC-Target-URI': url, ...warcHeaders } = fields as Dated
  const record = WARCRecord.create({ type, date, url, warcVersion: version, warcHeaders }, [head, body])
  record.httpHeaders = null
  if ('WARC-Profile' in fields) record.warcHeaders.headers.set('WARC-Profile', fields['WARC-Profile'] as string)
  return record
}
