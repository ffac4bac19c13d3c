import { verifyArchive } from '../verify/verify-archive.ts'
import { readConfig } from '../service/config.ts'
import { readAgain } from '../reading/read-again.ts'
import { readerVersion } from '../ingest/ingest-document.ts'
import { openArchive } from '../service/open-archive.ts'
import { runCommand } from './run-command.ts'
import { printVerification, verificationTeller } from './verify-report.ts'

/**
 * `npm run verify`: recomputes digests, the signed log, recorded time and
 * readings of the archive; exit code 1 when something is not as it was kept.
 */
await runCommand(async () => {
  const archive = await openArchive(readConfig(), line => console.log(line))
  try {
    console.log(`Verifies ${archive.place}`)
    const teller = verificationTeller(process.stdout)
    const reader = { version: readerVersion, read: readAgain }
    const counts = await verifyArchive({ database: archive.database, reader, ...teller }).finally(teller.end)
    process.stdout.write(printVerification(counts, readerVersion))
    return counts.differences === 0 ? 0 : 1
  } finally {
    await archive.close()
  }
})
