import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { openBrowser, withoutBrowser } from '../../browser.ts'
import { serveSample } from '../sample-service.ts'
import { askByKeyboard, askWithoutScripts, openFirst, pressAndType, readLabels, readPlaceholders } from './stories.ts'
import { openPage, textOf, violations } from './watched-page.ts'

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
  [`${court}?day=3&month=4&year=2005&time=2:30+am`, 400, /Sacramento.*3 April 2005, 2:30 a\.m\., does not exist on the court.s clock.*Did you mean.*3 April 2005, 3:30 a\.m\. PDT/],
  [`${court}?day=30&month=10&year=2005&time=1:30`, 400, /occurs twice.*Did you mean.*30 October 2005, 1:30 a\.m\. PST/],
  [`${court}?day=31&month=2&year=2005&time=9:30`, 400, /31 \/ 2 \/ 2005, 9:30.* is no time that can be asked about.*As of/],
  [`${court}/hours?day=2&month=3&year=2005&time=13:30+am`, 400, /13:30 am.* is no time that can be asked about.*As of/],
  [`${court}/fees?at=soon&q=complaint`, 400, /at is "soon".*As of/],
  [`${court}/dispute?fee=0101&tendered=10&day=2&month=3&year=2005&time=0:30+pm`, 400, /0:30 pm.* is no time that can be asked about/],
  [`${court}/fees?q=complaint`, 200, /\$435\.00/],
  [`${court}/fees/0101`, 200, /1 January 2006, 12:00 a\.m\. PST/],
  [`${court}/fees/none`, 404, /Fee dispute.*No policy of this court ever had a fee none: look it up at the court.s fees/],
  [`${court}/codes?at=2005-03-02T09:30`, 200, /DocumentType/],
  [`${court}/codes/DocumentType?at=2005-03-02T09:30&q=motion`, 200, /Motion/],
  [`${court}/hours`, 200, /The court is closed at 22 November 2026/],
  [`${court}/requirements`, 200, /Largest filing/],
  [`${court}/fees?at=2004-03-02T09:30`, 404, /No policy of this court is in force.*Did you mean: 1 January 2005, 11:00 a\.m\. PST, when the first one starts.*As of/],
  [`${court}/details`, 200, /Clerk of court.*Sample Clerk.*Contacts.*Electronic Filing Support.*Divisions.*Rules in words.*Exchanges.*Associated policies/],
  [`${court}Civil/details`, 200, /Division Civil, code CV.*Belongs to the whole court/],
  [`${court}Civil?at=2005-03-02T09:30`, 200, /is a division of the whole court/],
  [`${court}/policies`, 200, /never took effect/],
  [`${court}/policies/1.0.2`, 200, /1\.0\.3 is the newer publication/],
  [`${court}/policies/9.9.9`, 404, /Fee dispute.*No policy 9\.9\.9 of this court is archived: see the court.s versions/],
  [`${court}/changes?since=1.0.3&version=1.0.4`, 200, /Complaint, unlimited civil: \$10\.00\s+Complaint, unlimited civil: \$100\.00/],
  [`${court}/dispute`, 200, /Amount tendered/],
  [`${court}/dispute?fee=0101`, 200, /What was due/],
  [`${court}/dispute?${dispute}`, 200, /The fee 0101 was \$100\.00; \$10\.00 was tendered, which is \$90\.00 too little/],
  [`${court}/dispute?fee=0101&tendered=10&day=30&month=10&year=2005&time=1:30`, 400, /occurs twice.*Did you mean/],
  [`${court}/dispute?fee=0101&tendered=10,00&filedAt=2005-03-02T10:02`, 400, /digits with at most one point are expected/],
  [`${court}/dispute/print?${dispute}`, 200, /Less was tendered than was due/],
  ['/courts/USCASacrament', 404, /Did you mean/],
  ['/nothing/here', 404, /There is nothing at this address/],
  ['/sign-in', 200, /Clerk.s token/],
  ['/disputes', 200, /Clerk.s token/]
]

const DESKTOP = { width: 1280, height: 900 }

/** Narrow; a desktop at 200 %; 4K. */
const WIDTHS = [320, DESKTOP.width / 2, 3840]

const mainText = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ')

/** The same page in another light, at other widths, on paper: nothing is lost, nothing runs out of it. */
async function lookAgain (t: Test, page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  t.same(await violations(page, ['color-contrast']), [], `${path} (dark)`)
  const wide = await mainText(page)
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 720 })
    const scrolled = await page.evaluate<number>('document.scrollingElement.scrollWidth')
    t.ok(scrolled <= width, `${path} is ${scrolled} wide at ${width}`)
    t.equal(await mainText(page), wide, `${path} loses nothing at ${width}`)
    if (width === 320) t.same(await violations(page), [], `${path} (at 320)`)
  }
  await page.emulateMedia({ colorScheme: 'light', media: 'print' })
  t.equal(await page.locator('.skip, .account, nav.tabs, form.ask, .zoom, footer ul').filter({ visible: true }).count(), 0, `${path} prints no ways around`)
  const read = page.locator('main :is(h1, h2, th, td, dd, svg):not(form *, .zoom *)')
  t.equal(await read.filter({ visible: true }).count(), await read.count(), `${path} prints all else`)
  t.match((await page.pdf({ preferCSSPageSize: true })).toString('latin1'), /\/MediaBox \[0 0 612 792\]/, `${path} is on Letter`)
  await page.emulateMedia({ colorScheme: 'light', media: 'screen' })
  await page.setViewportSize(DESKTOP)
}

t.test('the desk in a browser', { skip: withoutBrowser }, async t => {
  const { base } = await serveSample(t)
  const browser = await openBrowser(t)

  await t.test('each page says what it is asked for, to everybody, and asks nothing of others', async t => {
    const { page, complaints, elsewhere } = await openPage(browser, base, { bypassCSP: true, viewport: DESKTOP })
    for (const [path, status, text] of pages) {
      const response = await page.goto(base + path)
      t.equal(response?.status(), status, path)
      t.match(await textOf(page), text, path)
      t.same(await violations(page), [], path)
      await lookAgain(t, page, path)
    }
    t.same([complaints, elsewhere], [[], []])
  })
  await t.test('nothing breaks the policy of a page', async t => {
    const { page, complaints } = await openPage(browser, base)
    for (const [path, status] of pages) if (status === 200) await page.goto(base + path)
    t.same(complaints, [])
  })
  await t.test('without scripts every question is answered', async t => await askWithoutScripts(t, browser, base))
  await t.test('with scripts a press on the picture chooses the instant, and courts are offered', async t => await pressAndType(t, browser, base))
  await t.test('the first page is small, and nothing holds its largest text back', async t => await openFirst(t, browser, base))
  await t.test('no label of a picture is cut', async t => await readLabels(t, browser, base))
  await t.test('what is to be typed can be read', async t => await readPlaceholders(t, browser, base))
  await t.test('a dispute is asked by keyboard alone', async t => await askByKeyboard(t, browser, base))
})
