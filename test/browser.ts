import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import type { Test } from 'tap'

const executablePath = '/usr/bin/chromium'

/** Why a test of pages is skipped; false where it is not. */
export const withoutBrowser = existsSync(executablePath) || process.env['CI'] !== undefined
  ? false
  : `needs Debian's chromium at ${executablePath}: apt-get install chromium`

/** A real browser, gone with the test. */
export async function openBrowser (t: Test): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  })
  t.teardown(async () => await browser.close())
  return browser
}
