import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page, with what its console complains of, and what it asks for: of others, and at all. */
interface Watched { page: Page, complaints: string[], elsewhere: string[], asked: string[] }

/** Opens a page in a context of its own. */
export async function openPage (browser: Browser, base: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Watched> {
  const page = await (await browser.newContext(options)).newPage()
  const watched: Watched = { page, complaints: [], elsewhere: [], asked: [] }
  page.on('request', request => {
    watched.asked.push(request.url())
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) watched.elsewhere.push(request.url())
  })
  // That an address is wrong is what the page itself says.
  page.on('console', message => { if (message.type() === 'error' && !/status of 40\d/.test(message.text())) watched.complaints.push(message.text()) })
  page.on('pageerror', error => watched.complaints.push(error.message))
  return watched
}

/** What is read on a page, in one line. */
export const textOf = async (page: Page): Promise<string> => (await page.locator('body').innerText()).replace(/\s+/g, ' ')

interface Violation { id: string, nodes: Array<{ html: string }> }

/** What axe finds against WCAG 2.2 AA. */
export async function violations (page: Page, runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async runOnly => await (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: unknown[] }> } }).axe.run({ runOnly }), runOnly)
  return (found.violations as Violation[]).map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
