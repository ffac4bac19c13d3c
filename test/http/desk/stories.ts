import type { Browser } from 'playwright-core'
import type { Test } from 'tap'
import { openPage, textOf } from './watched-page.ts'

const court = '/courts/USCASacramentoSuperior'

/** Every question is answered without scripts. */
export async function askWithoutScripts (t: Test, browser: Browser, base: string): Promise<void> {
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
}

/** With scripts a press on the picture chooses the instant, and courts are offered. */
export async function pressAndType (t: Test, browser: Browser, base: string): Promise<void> {
  const { page, complaints } = await openPage(browser, base)
  await page.goto(base)
  await page.getByLabel('Find a court').pressSequentially('orange')
  await page.locator('datalist option[value="USCAOrangeSuperior"]').waitFor({ state: 'attached' })

  await page.goto(`${base}${court}?at=2005-03-02T09:30&zoom=day`)
  await page.goto(base + (await page.getByRole('link', { name: 'Link for a letter' }).getAttribute('href') ?? ''))
  await page.locator('svg[data-from]').click({ position: { x: 5, y: 10 } })
  await page.waitForURL(/at=2005-03-02T08/)
  t.notMatch(await textOf(page), /another document/, 'a letter was about one instant, and others may be chosen from it')

  await page.goto(`${base}${court}?at=2005-03-20T12:00&zoom=day`)
  const picture = page.locator('svg[data-from]')
  const box = await picture.boundingBox()
  await Promise.all([page.waitForURL(/at=2005-03-20T14/), picture.click({ position: { x: (box?.width ?? 0) / 4 + 1, y: 10 } })])
  t.match(await textOf(page), /At 20 March 2005, 6:0\d a\.m\. PST/)

  await page.goto(base)
  await page.keyboard.press('Tab')
  t.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to the content')
  t.same(complaints, [])
}

/** The first page is small, and nothing holds its largest text back: how fast it is a bench measures, here is what that hangs on. */
export async function openFirst (t: Test, browser: Browser, base: string): Promise<void> {
  const { page, asked } = await openPage(browser, base, { viewport: { width: 360, height: 740 } })
  await page.goto(base)
  t.ok(asked.length <= 6, `${asked.length} requests`)
  const size = await page.evaluate<number>('performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation")).reduce((sum, each) => sum + each.transferSize, 0)')
  t.ok(size <= 60 * 1024, `the first page takes ${size} bytes`)
  t.same(await page.evaluate('performance.getEntriesByType("resource").filter(each => each.renderBlockingStatus === "blocking").map(each => each.name)'), [], 'nothing holds it back')
  const first = await page.evaluate<number>('performance.getEntriesByType("navigation")[0].transferSize')
  t.ok(first <= 14 * 1024, `the page itself, of ${first} bytes, fits into what a server sends at once`)
  const largest = await page.evaluate('new Promise(resolve => new PerformanceObserver(list => resolve(list.getEntries().at(-1).element.textContent)).observe({ type: "largest-contentful-paint", buffered: true }))')
  t.match(largest, /^Every version of every court/, 'the largest paint is the first sentence')
}

const FOCUS = `(() => {
  const focused = document.activeElement
  const { bottom, height, left, right, top, width } = focused.getBoundingClientRect()
  const isInside = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth && width > 0 && height > 0
  const isMarked = getComputedStyle(focused).outlineStyle !== 'none' || getComputedStyle(focused.querySelector('rect') ?? focused).strokeWidth === '3px'
  return { isShown: isInside && isMarked, called: (focused.labels?.[0]?.textContent ?? focused.textContent).trim() }
})()`

/** A dispute is asked by keyboard alone, and whatever has the focus on the way shows it. */
export async function askByKeyboard (t: Test, browser: Browser, base: string): Promise<void> {
  const { page } = await openPage(browser, base)
  const tabTo = async (name: string): Promise<void> => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab')
      const { isShown, called } = await page.evaluate<{ isShown: boolean, called: string }>(FOCUS)
      t.ok(isShown, `the focus is seen on ${called}`)
      if (called.startsWith(name)) return
    }
    t.fail(`Tab never comes to ${name}`)
  }
  const enter = async (): Promise<void> => { await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]) }
  await page.goto(base)
  await tabTo('Find a court')
  await page.keyboard.type('sacramento')
  await tabTo('Find')
  await enter()
  await tabTo('Superior Court of California, County of Sacramento')
  await enter()
  await tabTo('Fee dispute')
  await enter()
  for (const [field, typed] of [['Fee code', '0101'], ['Amount tendered', '10.00'], ['Day', '2'], ['Month', 'March'], ['Year', '2005'], ['Time', '10:02 am']] as const) {
    await tabTo(field)
    await page.keyboard.type(typed)
  }
  await enter()
  t.match(await textOf(page), /Less was tendered than was due.*\$90\.00 too little/)
  await tabTo('Print this answer')
  await enter()
  t.match(await textOf(page), /Less was tendered than was due/)
}

/** Instants at which a line stands at the left of a picture, at its right, or near a change. */
const instants = ['2005-01-01T11:00', '2005-03-02T09:30', '2005-03-02T09:58', '2005-03-02T10:02', '2005-12-31T23:59:59', '2020-09-30T12:00:59.123', '2024-01-01T00:02', '2026-09-30T22:22:22', '2026-11-22T04:02', '2030-09-30T12:00']

const CUT = `[...document.querySelectorAll('main svg[viewBox] text')].flatMap(text => {
  const [box, { width, height }] = [text.getBBox(), text.ownerSVGElement.viewBox.baseVal]
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height ? [] : [text.textContent]
})`

/** No label of a picture is cut at an edge, wherever its line stands; in what is printed neither. */
export async function readLabels (t: Test, browser: Browser, base: string): Promise<void> {
  const { page } = await openPage(browser, base, { javaScriptEnabled: true })
  const asked = `${court}/dispute?fee=0101&tendered=10.00&filedAt=`
  for (const at of instants) {
    const pages = [asked + at, asked.replace('?', '/print?') + at, ...['all', 'year', 'month', 'day'].map(zoom => `${court}?at=${at}&zoom=${zoom}`)]
    for (const path of pages) {
      await page.goto(base + path)
      t.same(await page.evaluate(CUT), [], path)
    }
  }
}

/** The contrast of each placeholder with what it stands on (WCAG 2.2, 1.4.3). */
const CONTRASTS = `[...document.querySelectorAll('main [placeholder]')].map(field => {
  const lightOf = colour => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
    const [r, g, b] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const written = getComputedStyle(field, '::placeholder')
  const [low, high] = [written.color, getComputedStyle(field).backgroundColor].map(lightOf).sort((a, b) => a - b)
  return written.opacity === '1' ? (high + 0.05) / (low + 0.05) : 0
})`

/** What is to be typed can be read before it is typed, in light and dark. */
export async function readPlaceholders (t: Test, browser: Browser, base: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await openPage(browser, base, { colorScheme })
    for (const path of ['/', `${court}/dispute`, `${court}/hours`]) {
      await page.goto(base + path)
      const contrasts = await page.evaluate<number[]>(CONTRASTS)
      t.ok(path === '/' || contrasts.length > 0, `${path} has placeholders`)
      for (const contrast of contrasts) t.ok(contrast >= 4.5, `${path} (${colorScheme}): ${contrast}`)
    }
  }
}
