// Passes on what tap prints, and ends with one line that says how many assertions passed, failed and were skipped.
// Use: set -o pipefail; tap --reporter=tap | node scripts/tally.js
import { createInterface } from 'node:readline'

let counts
for await (const line of createInterface({ input: process.stdin })) {
  console.log(line)
  // Of the run itself; those of single files are indented.
  if (/^# \{ total: \d+.*\}$/.test(line)) {
    const count = name => Number(new RegExp(`\\b${name}: (\\d+)`).exec(line)?.[1] ?? 0)
    counts = { passed: count('pass'), failed: count('fail'), skipped: count('skip') + count('todo') }
  }
}

// Tests of which nothing is heard have not passed.
if (counts === undefined || counts.passed + counts.failed === 0) counts = { passed: 0, failed: 1, skipped: counts?.skipped ?? 0 }
console.log(`tap: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
if (counts.failed > 0) process.exitCode = 1
