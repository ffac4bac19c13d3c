import { makeDueDump } from '../../src/service/nightly-dumps.ts'
import type { SampleService } from './sample-service.ts'

/** Makes the dump that the document asks for by its day: that on which the clock of the sample's service stands still. */
export async function makeExampleDump ({ clock, database, url }: SampleService): Promise<void> {
  await makeDueDump({ database, url, clock: () => clock.now, onError: () => {} }, new AbortController().signal)
}
