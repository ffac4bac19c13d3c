import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import t from 'tap'
import { answerPage, checkCode } from '../../src/pages/answer-page.ts'
import type { RecordedAnswer } from '../../src/pages/recorded-dispute.ts'
import { cases } from '../evidence/cases.ts'
import { madeUpParts } from '../evidence/made-up-packet.ts'

const executablePath = '/usr/bin/chromium'
const skip = existsSync(executablePath) || process.env['CI'] !== undefined
  ? false
  : `needs Debian's chromium at ${executablePath}: apt-get install chromium`

const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
const usd = (amount: string) => ({ amount, currency: 'USD' })
const record = { id: '5d0f3a52-8a0b-4c64-9a3c-4a4a6c1d2e3f', askedAt: '2026-11-22T04:13:00.123Z', askedBy: hostile, digest: '0123456789abcdef'.repeat(4) }
const answers = cases.map(([name, given]) => [name, (JSON.parse(madeUpParts(given).record.content) as { answer: RecordedAnswer }).answer] as const)
const plain = answers[0]?.[1] as RecordedAnswer

const many = Array.from({ length: 20 }, (_, place) => place)

/** As much of everything as an answer may hold, with texts that would like to be markup. */
const full: RecordedAnswer = {
  ...plain,
  knownAt: '2026-11-21T04:13:00.000Z',
  court: { ...plain.court, name: hostile },
  fees: many.slice(0, 6).map(place => ({ code: `010${place}`, name: hostile, due: null, candidates: [{ code: '0101', name: hostile, due: usd('1.00') }, { code: '0101', name: null, due: null }] })),
  cited: { version: '1.0.2', inForce: false, amount: null },
  sameAmountElsewhere: many.map(place => ({ version: `1.${place}`, amount: usd('100.00'), state: 'expired', effectiveFrom: `20${10 + place}-01-01T09:00:00-08:00`, effectiveUntil: `20${11 + place}-01-01T09:00:00-08:00`, relation: 'later', secondsAway: 86_400 * place })),
  nearChange: { what: 'fee', at: '2005-03-02T10:00:00-08:00', before: { version: '1.0.3', amount: usd('110.00') }, after: { version: null, amount: null } },
  doubts: many.map(() => ({ kind: 'unreadable', version: null, text: hostile })),
  reasons: many.map(() => ({ version: '1.0.3', text: `Its start came 2005-03-02T09:00:00-08:00, but 1.0.3 was published later and had started by then. ${hostile}` })),
  findings: many.map(() => ({ version: '1.0.2', rule: 'overtaken', severity: 'warning', message: hostile })),
  evidence: many.map(place => ({ version: `1.${place}`, sha256: place === 0 ? null : record.digest, firstCapture: null, lastIndexWithout: null, firstIndexWith: null }))
}

t.equal(checkCode(record.digest), '0123-4567-89ab')
t.match(answerPage(plain, record), '<strong class="check">0123-4567-89ab</strong>')
t.notMatch(answerPage(plain, null), 'Check code', 'what is not recorded has none')
t.equal(answerPage(full, record), answerPage(structuredClone(full), record), 'the same answer is the same page')

t.test('each page stands by itself: no script, no other file, said in words, on one or two sheets of Letter', { skip }, async t => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
  t.teardown(async () => await browser.close())
  for (const [name, answer] of [...answers, ['everything at once', full] as const]) {
    const page = await browser.newPage({ viewport: { width: 820, height: 1060 } })
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    page.on('dialog', () => t.fail('a script ran'))
    await page.setContent(answerPage(answer, record))
    t.same(asked, [], `${name}: nothing is asked for`)
    t.equal(await page.locator('script, img, link, iframe').count(), 0, name)
    t.equal(await page.locator('html').getAttribute('lang'), 'en')
    t.equal(await page.locator('h1').count(), 1)
    t.match(await page.locator('svg desc').textContent(), /The filing of \d+ \w+ \d{4}, \d+:\d\d\S* [ap]\.m\. \S+ lies here\./)
    t.equal(await page.locator('table th:not([scope])').count(), 0, 'each heading of a table says of what')
    t.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${name}: nothing runs out of the page`)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sheets = pdf.match(/\/Type \/Page\b/g)?.length ?? 0
    t.ok(sheets === 1 || sheets === 2, `${name}: ${sheets} sheets`)
    t.match(pdf, /\/MediaBox \[0 0 612 792\]/, 'of Letter')
    if (name === 'everything at once') await page.screenshot({ path: '.tap/answer-page.png', fullPage: true })
    await page.close()
  }
})
