import t from 'tap'
import { readExamples } from '../../src/service/examples.ts'
import { openBrowser, withoutBrowser } from '../browser.ts'
import { openPage, violations } from './desk/watched-page.ts'
import { serveSample } from './sample-service.ts'

t.test('Swagger UI shows every route, and "Try it out" answers, offline and under a strict policy', { skip: withoutBrowser }, async t => {
  const { base, app } = await serveSample(t, readExamples)
  const browser = await openBrowser(t)
  const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } })
  const elsewhere: string[] = []
  const complaints: string[] = []
  page.on('request', request => { if (!request.url().startsWith(base) && !request.url().startsWith('data:')) elsewhere.push(request.url()) })
  page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', error => complaints.push(error.message))

  const response = await page.goto(`${base}/docs/`)
  const policy = response?.headers()['content-security-policy'] ?? ''
  t.match(policy, /default-src 'none'/)
  t.notMatch(policy, /upgrade-insecure-requests|unsafe-eval|script-src[^;]*unsafe/)
  await page.waitForSelector('.opblock')
  const operations = Object.values(app.swagger().paths ?? {}).flatMap(path => Object.keys(path as object))
  t.equal(await page.locator('.opblock').count(), operations.length, 'every operation is shown')
  t.equal(await page.locator('.opblock-summary-description:empty').count(), 0, 'every operation has a summary')

  const story = page.locator('.info ol a')
  t.equal(await story.count(), 5, 'the story in five requests')
  for (const href of await story.evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))) t.equal((await fetch(base + href)).status, 200, href)
  const groups = await page.locator('.opblock-tag-section small').allInnerTexts()
  t.equal(groups.filter(text => /^For /.test(text)).length, groups.length, 'each group says whom it is for')

  const block = page.locator('#operations-Policies-getEffectivePolicy')
  await block.locator('.opblock-summary-control').click()
  await block.locator('button.execute').click()
  await block.locator('.live-responses-table').waitFor()
  t.equal(await block.locator('.live-responses-table .response-col_status').last().innerText(), '200')
  const answer = await block.locator('.live-responses-table .highlight-code').first().innerText()
  t.match(answer, /"version": "1\.0\.3"/)
  t.match(answer, /"never|overtaken/)
  await page.screenshot({ path: '.tap/swagger-ui.png' })

  t.same(elsewhere, [], 'nothing is asked of other hosts')
  t.same(complaints, [], 'the console is quiet')
})

t.test('Swagger UI can be read in light and in dark, and nothing of it is cut on a narrow screen', { skip: withoutBrowser }, async t => {
  const { base } = await serveSample(t, readExamples)
  const { page, complaints } = await openPage(await openBrowser(t), base, { bypassCSP: true, viewport: { width: 1280, height: 1600 } })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(`${base}/docs/`)
    const block = page.locator('#operations-Policies-getEffectivePolicy')
    await block.locator('.opblock-summary-control').click()
    await block.locator('.responses-table').first().waitFor()
    t.equal(await page.evaluate('document.documentElement.classList.contains("dark-mode")'), colorScheme === 'dark')
    // What else axe finds is in the markup of Swagger UI itself, which nothing of ours can reach.
    t.same(await violations(page, ['color-contrast']), [], colorScheme)
    t.equal(await page.locator('.info a[href*="spdx.org"]').count(), 0, 'no link leads to a licence that is none')
  }
  await page.setViewportSize({ width: 320, height: 720 })
  const cut = await page.evaluate('[...document.querySelectorAll(".responses-inner, .table-container")].filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "auto").length')
  t.equal(cut, 0, 'what is wider than its place can be moved')
  t.same(complaints, [])
})

t.test('each answer has an example, problems too', async t => {
  const { app } = await serveSample(t, readExamples)
  const document = JSON.parse((await app.inject('/openapi.json')).body) as { paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { example?: unknown, examples?: object }> }> }>>, components: { examples: Record<string, { value: { status: number } }> } }
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, { responses }] of Object.entries(operations)) {
      for (const [status, { content = {} }] of Object.entries(responses)) {
        const json = content['application/json']
        if (json !== undefined && status.startsWith('2')) t.ok(json.example, `${method} ${path} ${status}`)
        if (content['application/problem+json'] !== undefined) t.same(content['application/problem+json'].examples, { typical: { $ref: `#/components/examples/Problem${status}` } }, `${method} ${path} ${status}`)
      }
    }
  }
  for (const [name, { value }] of Object.entries(document.components.examples)) t.equal(`Problem${value.status}`, name)
})
