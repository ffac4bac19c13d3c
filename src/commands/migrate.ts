import { readConfig } from '../config.ts'
import { openArchive } from './open-archive.ts'
import { runCommand } from './run-command.ts'

/** `npm run migrate`: brings the configured database up to date and says what was done. */
await runCommand(async () => {
  const archive = await openArchive(readConfig(), line => console.log(line))
  console.log(`Up to date: ${archive.place}.`)
  await archive.close()
  return 0
})
