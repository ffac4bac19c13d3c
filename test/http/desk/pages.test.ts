import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import t from 'tap'
import { openBrowser, withoutBrowser } from '../../browser.ts'
import { serveSample } from '../sample-service.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const court = '/courts/USCASacramentoSuperior'
const dispute = 'fee=0101&tendered=10.00&filedAt=2005-03-02T10:02&citedVersion=1.0.3'

// [page, its status, what is read on it]
const pages: ReadonlyArray<readonly [string, number, RegExp]> = [
  ['/', 200, /Superior Court of California, County of Sacramento/],
  ['/?q=orange', 200, /Orange/],
  ['/?q=nowhere', 200, /No court has all of these words/],
  ['/archive', 200, /What happened last/],
  [court, 200, /version 1\.8\.0 is in force/],
  [`${court}?at=2005-03-02T09:30&zoom=month`, 200, /At 2 March 2005, 9:30 a\.m\. PST version 1\.0\.3 was in force, from 2 March 2005, 9:00 a\.m\. PST until 2 March 2005, 10:00 a\.m\. PST/],
  [`${court}/fees?at=2005-03-02T09:30&sha256=${'0'.repeat(64)}`, 200, /This link was made for another document/],
  [`${court}?at=2004-03-02T09:30&zoom=year`, 200, /No policy of this court is in force/],
  [`${court}?day=3&month=4&year=2005&time=2:30+am`, 400, /does not exist on the court's clock.*Did you mean.*3 April 2005, 3:30 a\.m\./],
  [`${court}?day=30&month=10&year=2005&time=1:30`, 400, /occurs twice.*Did you mean.*30 October 2005, 1:30 a\.m\./],
  [`${court}?day=31&month=2&year=2005&time=9:30`, 400, /31 \/ 2 \/ 2005, 9:30.* is no time that can be asked about.*As of/],
  [`${court}/hours?day=2&month=3&year=2005&time=13:30+am`, 400, /13:30 am.* is no time that can be asked about.*As of/],
  [`${court}/fees?at=soon&q=complaint`, 400, /at is "soon".*As of/],
  [`${court}/dispute?fee=0101&tendered=10&day=2&month=3&year=2005&time=0:30+pm`, 400, /0:30 pm.* is no time that can be asked about/],
  [`${court}/fees?q=complaint`, 200, /\$435\.00/],
  [`${court}/fees/0101`, 200, /1 January 2006, 12:00 a\.m\. PST/],
  [`${court}/fees/none`, 404, /No policy of this court ever had a fee none/],
  [`${court}/codes?at=2005-03-02T09:30`, 200, /DocumentType/],
  [`${court}/codes/DocumentType?at=2005-03-02T09:30&q=motion`, 200, /Motion/],
  [`${court}/hours`, 200, /The court is closed at 22 November 2026/],
  [`${court}/requirements`, 200, /Largest filing/],
  [`${court}/policies`, 200, /never took effect/],
  [`${court}/policies/1.0.2`, 200, /1\.0\.3 is the newer publication/],
  [`${court}/policies/9.9.9`, 404, /No policy 9\.9\.9/],
  [`${court}/changes?since=1.0.3&version=1.0.4`, 200, /Complaint, unlimited civil: \$10\.00\s+Complaint, unlimited civil: \$100\.00/],
  [`${court}/dispute`, 200, /Amount tendered/],
  [`${court}/dispute?${dispute}`, 200, /The fee 0101 was \$100\.00; \$10\.00 was tendered, which is \$90\.00 too little/],
  [`${court}/dispute?fee=0101&tendered=10&day=30&month=10&year=2005&time=1:30`, 400, /occurs twice.*Did you mean/],
  [`${court}/dispute?fee=0101&tendered=10,00&filedAt=2005-03-02T10:02`, 400, /digits with at most one point are expected/],
  [`${court}/dispute/print?${dispute}`, 200, /Less was tendered than was due/],
  ['/courts/USCASacrament', 404, /Did you mean/],
  ['/nothing/here', 404, /There is nothing at this address/],
  ['/sign-in', 200, /Clerk.s token/],
  ['/disputes', 200, /Clerk.s token/]
]

interface Watched { page: Page, complaints: string[], elsewhere: string[], asked: string[] }

async function openPage (browser: Browser, base: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Watched> {
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

const textOf = async (page: Page): Promise<string> => (await page.locator('body').innerText()).replace(/\s+/g, ' ')

interface Violation { id: string, nodes: Array<{ html: string }> }

/** What axe finds against WCAG 2.2 AA. */
async function violations (page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => await (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: unknown[] }> } }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  return (found.violations as Violation[]).map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

t.test('each page says what it is asked for, to everybody, and asks nothing of others', { skip: withoutBrowser }, async t => {
  const { base } = await serveSample(t)
  const browser = await openBrowser(t)
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, complaints, elsewhere } = await openPage(browser, base, { colorScheme, bypassCSP: true, viewport: { width: 1200, height: 900 } })
    for (const [path, status, text] of pages) {
      const response = await page.goto(base + path)
      t.equal(response?.status(), status, path)
      t.match(await textOf(page), text, path)
      t.same(await violations(page), [], `${path} (${colorScheme})`)
    }
    t.same([complaints, elsewhere], [[], []])
  }
})

t.test('what is narrow has no second scroll bar, and targets are large', { skip: withoutBrowser }, async t => {
  const { base } = await serveSample(t)
  const browser = await openBrowser(t)
  const { page, complaints } = await openPage(browser, base, { viewport: { width: 320, height: 640 } })
  for (const [path] of pages) {
    await page.goto(base + path)
    const width = await page.evaluate<number>('document.scrollingElement.scrollWidth')
    t.ok(width <= 320 || path.includes('/print'), `${path} is ${width} wide`)
  }
  t.same(complaints, [], 'nothing breaks the policy of the page')
})

t.test('without scripts every question is answered', { skip: withoutBrowser }, async t => {
  const { base } = await serveSample(t)
  const browser = await openBrowser(t)
  const { page } = await openPage(browser, base, { javaScriptEnabled: false })
  await page.goto(base)
  await page.getByLabel('Find a court').fill('sacramento')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: 'Superior Court of California, County of Sacramento' }).click()
  const ask = async (day: string, month: string, year: string, time: string): Promise<void> => {
    await page.getByLabel('Day', { exact: true }).fill(day)
    await page.locator('select[name=month]').selectOption({ label: month })
    await page.getByLabel('Year', { exact: true }).fill(year)
    await page.getByLabel('Time (court time)').fill(time)
    await page.getByRole('button', { name: 'Show' }).click()
  }
  await ask('2', 'March', '2005', '9.30 a.m.')
  t.match(await textOf(page), /version 1\.0\.3 was in force/)
  await ask('30', 'October', '2005', '1:30 am')
  await page.getByRole('link', { name: /^30 October 2005, 1:30 a\.m\./ }).last().click()
  t.match(await textOf(page), /At 30 October 2005, 1:30 a\.m\. PST/, 'which of the two hours is meant can be said')
  await page.goto(`${base}${court}?at=2005-03-02T09:30`)
  await page.getByRole('link', { name: 'Month', exact: true }).click()
  await page.getByRole('link', { name: /^Version 1\.0\.4/ }).click()
  t.match(await textOf(page), /At 2 March 2005, 10:00 a\.m\. PST version 1\.0\.4 was in force/)
  await page.getByRole('link', { name: 'Fees', exact: true }).click()
  t.match(await textOf(page), /As of 2 March 2005, 10:00 a\.m\. PST, by version 1\.0\.4/, 'the instant is carried along')
  await page.getByRole('link', { name: '0101', exact: true }).click()
  t.match(await textOf(page), /Fee 0101 over time/)
  await page.getByRole('link', { name: 'Compare' }).click()
  await page.locator('select[name=since]').selectOption('1.0.1')
  await page.locator('select[name=version]').selectOption('1.0.3')
  await page.getByRole('button', { name: 'Compare' }).click()
  t.match(page.url(), /since=1\.0\.1&version=1\.0\.3$/)
  await page.getByRole('link', { name: 'Fee dispute' }).click()
  await page.getByLabel('Fee code').fill('0101')
  await page.getByLabel('Amount tendered').fill('100')
  for (const [label, value] of [['Day', '2'], ['Year', '2005'], ['Time (court time)', '9:59']] as const) await page.getByLabel(label, { exact: true }).fill(value)
  await page.locator('select[name=month]').selectOption({ label: 'March' })
  await page.getByRole('button', { name: 'What was due?' }).click()
  t.match(await textOf(page), /More was tendered than was due/)

  const [pinned, json] = await Promise.all(['Link for a letter', 'This page as data'].map(async name => await page.getByRole('link', { name }).getAttribute('href')))
  t.match(pinned, /knownAt=/)
  await page.goto(base + (pinned ?? ''))
  t.match(await textOf(page), /More was tendered than was due/)
  t.match(await (await fetch(base + (json ?? ''))).json(), { verdict: 'overpaid', policy: { version: '1.0.3' } })
})

t.test('with scripts a press on the picture chooses the instant, and courts are offered', { skip: withoutBrowser }, async t => {
  const { base } = await serveSample(t)
  const browser = await openBrowser(t)
  const { page, complaints, asked } = await openPage(browser, base)
  await page.goto(base)
  t.ok(asked.length <= 6, `${asked.length} requests`)
  const size = await page.evaluate<number>('performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation")).reduce((sum, each) => sum + each.transferSize, 0)')
  t.ok(size <= 60 * 1024, `the first page takes ${size} bytes`)
  await page.getByLabel('Find a court').pressSequentially('orange')
  await page.locator('datalist option[value="USCAOrangeSuperior"]').waitFor({ state: 'attached' })

  await page.goto(`${base}${court}?at=2005-03-20T12:00&zoom=day`)
  const picture = page.locator('svg[data-from]')
  const box = await picture.boundingBox()
  await Promise.all([page.waitForURL(/at=2005-03-20T14/), picture.click({ position: { x: (box?.width ?? 0) / 4 + 1, y: 10 } })])
  t.match(await textOf(page), /At 20 March 2005, 6:0\d a\.m\. PST/)

  await page.goto(base)
  await page.keyboard.press('Tab')
  t.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to the content')
  t.same(complaints, [])
})
