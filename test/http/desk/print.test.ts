import t from 'tap'
import { openBrowser, withoutBrowser } from '../../browser.ts'
import { serveSample } from '../sample-service.ts'
import { openPage } from './watched-page.ts'

const court = '/courts/USCASacramentoSuperior'
const pages = ['/', '/archive', court, ...['/fees', '/fees/0101', '/codes', '/codes/DocumentType', '/hours', '/requirements', '/details', '/policies', '/policies/1.0.3', '/changes?since=1.0.3&version=1.0.4', '/dispute?fee=0101&tendered=10.00&filedAt=2005-03-02T10:02'].map(page => court + page)]

/** What of Letter is left between the margins, in CSS pixels. */
const LETTER = Math.floor((8.5 - 2 * 0.7) * 96)

// A court may write anything into a cell: a word that is longer than the page is wide, in each column by turns.
const LONG = 'x'.repeat(200)

/** Texts that run out of the page at its right, or out of what is shown of their own place. */
const LOST = '[...document.querySelectorAll(\'main *:not(svg *, form *, .zoom *)\')].filter(each => each.checkVisibility() && (each.getBoundingClientRect().right > innerWidth + 1 || (getComputedStyle(each).overflowX !== \'visible\' && each.scrollWidth > each.clientWidth + 1))).map(each => each.outerHTML.slice(0, 100))'

t.test('on Letter no cell is cut, whatever stands in it', { skip: withoutBrowser }, async t => {
  const { base } = await serveSample(t)
  const { page } = await openPage(await openBrowser(t), base, { viewport: { width: LETTER, height: 900 }, bypassCSP: true })
  await page.emulateMedia({ media: 'print' })
  for (const path of pages) {
    await page.goto(base + path)
    t.same(await page.evaluate(LOST), [], path)
    const columns = await page.evaluate<number>('Math.max(0, ...[...document.querySelectorAll("main tr")].map(row => row.cells.length))')
    for (let column = 0; column < columns; column += 1) {
      await page.evaluate(`for (const row of document.querySelectorAll('main tbody tr')) { const cell = row.cells[${column}]; if (cell) { cell.dataset.was = cell.innerHTML; (cell.querySelector('a, code') ?? cell).append('${LONG}') } }`)
      t.same(await page.evaluate(LOST), [], `${path}, column ${column}`)
      await page.evaluate('for (const cell of document.querySelectorAll("[data-was]")) { cell.innerHTML = cell.dataset.was; delete cell.dataset.was }')
    }
  }
})
