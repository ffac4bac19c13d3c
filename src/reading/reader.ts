// What crawl, verify and validation know of the reader: its version, and what it makes of an index.
export { readerVersion, type IndexReading } from '../ingest/ingest-document.ts'
