import { readConfig } from '../service/config.ts'
import { migrateArchive } from '../service/open-archive.ts'
import { runCommand } from './run-command.ts'

/**
 * `npm run migrate`: brings the configured database up to date and
 * says what was done; with `-- --roles` also makes DATABASE_ROLE.
 */
await runCommand(async () => {
  const unknown = process.argv.slice(2).find(argument => argument !== '--roles')
  if (unknown !== undefined) {
    throw new Error(
      `"${unknown}" is not known: npm run migrate, or npm run migrate -- --roles to make the role of DATABASE_ROLE as well.`
    )
  }
  const place = await migrateArchive(readConfig(), line => console.log(line), process.argv.includes('--roles'))
  console.log(`Up to date: ${place}.`)
  return 0
})
