import { setFlagsFromString } from 'node:v8'

/**
 * Keeps a process near what it holds: V8 by itself lets the heap grow to four times
 * of that before it looks for garbage, which with `MEMORY_MB` full is a gigabyte.
 */
export function boundHeap (): void {
  setFlagsFromString('--heap-growing-percent=30')
}
