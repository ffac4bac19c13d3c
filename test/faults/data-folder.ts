import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'

/** A folder for an embedded PostgreSQL, gone with the test. */
export async function dataFolder (t: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'court-policy-archive-faults-'))
  // The account that runs the server when we are root has to pass through.
  await chmod(folder, 0o755)
  t.teardown(async () => await rm(folder, { recursive: true, force: true }))
  return folder
}
