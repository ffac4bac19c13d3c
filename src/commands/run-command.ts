/** Runs a command to its exit code; what it throws is said in a line, and exits with 1. */
export async function runCommand (command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
