import type { Subject } from '../domain/history/capture.ts'
import type { IndexEntry } from '../domain/policy/policy.ts'

/** A policy that an index lists, where its location may be asked. */
export interface FileToAsk { url: string, entry: IndexEntry, subject: Subject | null }
