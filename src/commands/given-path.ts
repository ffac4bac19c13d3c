import { resolve } from 'node:path'
import { calledFrom } from '../service/config.ts'

/** A path of the command line, as the one who called the command means it. */
export const givenPath = (path: string): string => resolve(calledFrom(), path)
