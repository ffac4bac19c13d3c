/** What the archive records, each an entry of its own. */
export type EntryKind =
  'crawl-begun' | 'capture' | 'reading' | 'crawl-ended' | 'event' | 'setting' | 'dispute' | 'erasure'

/**
 * How a column is printed in an entry's content: as JSON has it, an
 * instant as ISO 8601 in UTC, bytes in hex, an exact decimal as text.
 */
export type Print = 'plain' | 'instant' | 'bytes' | 'bytes-list' | 'decimal'

/** A row of the archive as it stands in the content of an entry: its columns, and the rows that belong to it. */
export interface RowShape {
  table: string
  columns: Readonly<Record<string, Print>>
  rows?: Readonly<Record<string, ChildShape>>
}

/** Of an entry: `content` is the one column that is its whole content already, as canonical JSON. */
export interface EntryShape extends RowShape { content?: string }

/** Rows that belong to another: which, in SQL, and their order. `one`: there is at most one. */
export interface ChildShape extends RowShape { on: string, order: string, one?: true }

const plain = <Name extends string>(...names: Name[]) => Object.fromEntries(names.map(name => [name, 'plain' as const]))

const finding: ChildShape = {
  table: 'finding',
  on: 'finding.sha256 = reading.sha256 and finding.role = reading.role and finding.reader = reading.reader',
  order: 'finding.position',
  columns: plain('position', 'rule', 'severity', 'paragraphs', 'path', 'line', 'column_number', 'message')
}

const indexEntry: ChildShape = {
  table: 'index_entry',
  on: 'index_entry.sha256 = reading.sha256 and index_entry.role = reading.role and index_entry.reader = reading.reader',
  order: 'index_entry.position',
  columns: plain('position', 'organization_key', 'version', 'published', 'effective', 'location', 'path')
}

const mirrorCheck: ChildShape = {
  table: 'mirror_check',
  on: 'mirror_check.sha256 = reading.sha256 and mirror_check.role = reading.role and mirror_check.reader = reading.reader',
  order: 'mirror_check.position',
  columns: { ...plain('position', 'organization_key'), checked_at: 'instant' }
}

const courtKey: ChildShape = {
  table: 'court_key',
  on: 'court_key.organization_key = policy.organization_key and court_key.sha256 = policy.sha256 and court_key.reader = policy.reader',
  order: 'court_key.position',
  columns: plain('position', 'court_key', 'name', 'place')
}

const fee: ChildShape = {
  table: 'fee',
  on: 'fee.organization_key = policy.organization_key and fee.fee_schedule = policy.fee_schedule',
  order: 'fee.position',
  columns: {
    ...plain(
      'position',
      'code',
      'name',
      'alias',
      'category',
      'subcategory',
      'currency',
      'effective_date',
      'expiration_date',
      'details'
    ),
    cost: 'decimal',
    subsequent_pages: 'decimal'
  }
}

const code: ChildShape = {
  table: 'code',
  on: 'code.organization_key = code_table.organization_key and code.code_table = code_table.code_table',
  order: 'code.position',
  columns: plain('position', 'value', 'name', 'alias', 'generic_type', 'details')
}

const codeTable: ChildShape = {
  table: 'code_table',
  on: 'code_table.organization_key = policy.organization_key and code_table.code_table = any (policy.code_tables)',
  order: 'code_table.code_table',
  columns: { ...plain('codified_name', 'name', 'alias', 'details'), code_table: 'bytes' },
  rows: { codes: code }
}

const policy: ChildShape = {
  table: 'policy',
  on: 'policy.sha256 = reading.sha256 and policy.role = reading.role and policy.reader = reading.reader and policy.entry_id = reading.entry_id',
  order: 'policy.organization_key',
  one: true,
  columns: {
    ...plain(
      'organization_key',
      'version',
      'specification',
      'published',
      'effective',
      'name',
      'court_name',
      'country',
      'state',
      'county',
      'court_type',
      'utc_offset',
      'utc_offset_daylight_savings',
      'expiration_date',
      'content'
    ),
    fee_schedule: 'bytes',
    code_tables: 'bytes-list'
  },
  rows: { courtKeys: courtKey, fees: fee, tables: codeTable }
}

const exchange: ChildShape = {
  table: 'exchange',
  on: 'exchange.entry_id = capture.entry_id',
  order: 'exchange.position',
  columns: {
    ...plain('position', 'remote_address', 'tls_protocol'),
    request_head: 'bytes',
    response_head: 'bytes',
    certificates: 'bytes-list'
  }
}

const unasked: ChildShape = {
  table: 'crawl_unasked',
  on: 'crawl_unasked.crawl_id = crawl_ended.crawl_id',
  order: 'crawl_unasked.position',
  columns: plain('position', 'organization_key', 'url', 'reason')
}

/**
 * What the content of an entry of each kind is made of. What is null, and rows of which
 * there are none, say nothing and stand nowhere in it: so a column that may be null, or
 * rows that may be absent, can be added here without a change of any digest that is kept.
 */
export const entryShapes: Readonly<Record<EntryKind, EntryShape>> = {
  'crawl-begun': {
    table: 'crawl_begun',
    columns: { ...plain('crawl_id', 'repository_id', 'url', 'asked', 'indexes_first'), begun_at: 'instant' }
  },
  capture: {
    table: 'capture',
    columns: {
      ...plain(
        'crawl_id',
        'repository_id',
        'url',
        'final_url',
        'role',
        'outcome',
        'status',
        'failure',
        'headers',
        'complete',
        'organization_key',
        'version',
        'published',
        'effective',
        'led_from',
        'exchanges'
      ),
      requested_at: 'instant',
      completed_at: 'instant',
      sha256: 'bytes'
    },
    rows: { wire: exchange }
  },
  reading: {
    table: 'reading',
    columns: { ...plain('role', 'reader', 'kind', 'mirror'), sha256: 'bytes' },
    rows: { findings: finding, entries: indexEntry, mirrorChecks: mirrorCheck, policy }
  },
  'crawl-ended': {
    table: 'crawl_ended',
    columns: { ...plain('crawl_id', 'state', 'counts', 'report'), ended_at: 'instant' },
    rows: { unasked }
  },
  event: {
    table: 'event',
    columns: {
      ...plain('organization_key', 'repository_id', 'kind', 'version', 'zone', 'historic', 'identity', 'body'),
      at: 'instant'
    }
  },
  setting: { table: 'setting', columns: plain('organization_key', 'repository_id', 'time_zone', 'source', 'initial') },
  dispute: { table: 'dispute', columns: plain('record'), content: 'record' },
  erasure: {
    table: 'erasure', columns: { ...plain('organization_key', 'dispute_id', 'erased_by'), erased_at: 'instant' }
  }
}
