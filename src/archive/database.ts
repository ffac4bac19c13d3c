// What rooms above the archive hold of the database: a handle for
// what they ask, transactions, and whether it could be reached.
export { inTransaction, toBytes, toTimestamp, type Connection, type Database } from '../postgres/database.ts'
export { Behind, isUnreachable, Unreachable } from '../postgres/unreachable.ts'
