import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import t, { type Test } from 'tap'
import { publishPolicy } from '../../src/publisher/publish-policy.ts'
import type { Plan } from '../../src/publisher/stage-policy.ts'
import { givenFiles } from '../../src/validation/given-files.ts'
import { validateFiles } from '../../src/validation/validate-files.ts'
import { crawlBench } from '../crawler/small-repository.ts'
import { runCommand } from '../command.ts'
import { serve } from '../http/serve.ts'

const sample = join(import.meta.dirname, '../../db/sample/CourtPolicies')
const sacramento = 'US/California/Sacramento'
const draft = readFileSync(join(sample, sacramento, 'USCASacramentoSuperior_2023_12_04_Ver1_8_0.xml'))

const changed = (from: string | RegExp, to: string): Buffer => Buffer.from(draft.toString().replace(from, to))
const fresh = changed(/USCASacramentoSuperior/g, 'USCAInyoSuperior')

/** On the court's clock, in winter. */
const at = (wall: string): number => Date.parse(`${wall}-08:00`)
const TEN = at('2026-11-27T10:20:00')

function repository (t: Test): string {
  const folder = t.testdir()
  cpSync(sample, join(folder, 'CourtPolicies'), { recursive: true })
  return join(folder, 'CourtPolicies')
}

const filesOf = (folder: string): Map<string, string> => new Map(readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile()).map(({ name, parentPath }) => [join(parentPath, name).slice(folder.length + 1), readFileSync(join(parentPath, name), 'latin1')]))

const publish = async (folder: string, given: Partial<Parameters<typeof publishPolicy>[0]> = {}, now = TEN): Promise<Plan> =>
  await publishPolicy({ repository: folder, draft, isMajor: false, effective: null, isDryRun: false, clock: () => now, ...given })

const errorsIn = async (folder: string): Promise<string[]> => (await validateFiles(await givenFiles([folder]))).findings.filter(({ severity }) => severity === 'error').map(({ file, message }) => `${file}: ${message}`)

// [what it shows, what is given, when, version, published, effective, its file, what else changes]
const published: ReadonlyArray<readonly [string, Partial<Parameters<typeof publishPolicy>[0]>, number, string, string, string, string, string[]]> = [
  ['the next minor version', {}, TEN, '1.8.1', '2026-11-27T10', '2026-11-27T11', `${sacramento}/USCASacramentoSuperior_2026_11_27_Ver1_8_1.xml`, [`${sacramento}/index.xml`]],
  ['the next major version', { isMajor: true }, TEN, '2.0.0', '2026-11-27T10', '2026-11-27T11', `${sacramento}/USCASacramentoSuperior_2026_11_27_Ver2_0_0.xml`, [`${sacramento}/index.xml`]],
  ['the last minute in which it may', {}, at('2026-11-27T10:44:59'), '1.8.1', '2026-11-27T10', '2026-11-27T11', `${sacramento}/USCASacramentoSuperior_2026_11_27_Ver1_8_1.xml`, [`${sacramento}/index.xml`]],
  ['in advance', { effective: '2026-12-01T08' }, TEN, '1.8.1', '2026-11-27T10', '2026-12-01T08', `${sacramento}/USCASacramentoSuperior_2026_11_27_Ver1_8_1.xml`, [`${sacramento}/index.xml`]],
  ['before midnight', {}, at('2026-11-27T23:10:00'), '1.8.1', '2026-11-27T23', '2026-11-28T00', `${sacramento}/USCASacramentoSuperior_2026_11_27_Ver1_8_1.xml`, [`${sacramento}/index.xml`]],
  ['before spring\'s gap, by the clock as it is read', {}, at('2027-03-14T01:10:00'), '1.8.1', '2027-03-14T01', '2027-03-14T02', `${sacramento}/USCASacramentoSuperior_2027_03_14_Ver1_8_1.xml`, [`${sacramento}/index.xml`]],
  ['a court that is new', { draft: fresh }, TEN, '1.0.0', '2026-11-27T10', '2026-11-27T11', 'US/California/USCAInyoSuperior/USCAInyoSuperior_2026_11_27_Ver1_0_0.xml', ['US/California/USCAInyoSuperior/index.xml', 'index.xml']]
]

for (const [what, given, now, version, label, effective, file, indexes] of published) {
  t.test(`published: ${what}`, async t => {
    const folder = repository(t)
    const before = filesOf(folder)
    const dry = await publish(folder, { ...given, isDryRun: true }, now)
    t.same(filesOf(folder), before, 'nothing is written for a look')
    const plan = await publish(folder, given, now)
    t.same(plan, dry)
    t.match(plan, { kind: 'plan', version, published: label, effective, files: [file, ...indexes].map(path => ({ path })) })
    const after = filesOf(folder)
    t.same([...after.keys()].filter(path => after.get(path) !== before.get(path)).sort(), [file, ...indexes].sort(), 'no other file is touched')
    const [written, source] = [after.get(file) ?? '', (given.draft ?? draft).toString('latin1')]
    const bare = (text: string): string => text.replace(/(<Policy:(?:MajorVersion|MinorVersion|PublicationDate|PublicationHour|EffectiveDate|EffectiveHour)>)[^<]*/g, '$1')
    t.equal(bare(written), bare(source), 'all but version and labels is the draft\'s, byte by byte')
    t.same(await errorsIn(folder), [], 'the checks find no error in the repository')
  })
}

// [what it shows, what is given, when, why]
const refusals: ReadonlyArray<readonly [string, Partial<Parameters<typeof publishPolicy>[0]>, number, RegExp]> = [
  ['the last quarter of an hour', {}, at('2026-11-27T10:45:00'), /10:45 on the court's clock.*minutes 45 to 59.*from 11:00 on/],
  ['its last minute', {}, at('2026-11-27T10:59:59'), /\[82\].*from 11:00 on/],
  ['for a look too', { isDryRun: true }, at('2026-11-27T10:50:00'), /from 11:00 on/],
  ['too soon', { effective: '2026-11-27T10' }, TEN, /takes effect 2026-11-27T11 at the earliest \(Rule 5/],
  ['a label that is none', { effective: '2026-11-31T10' }, TEN, /for example 2026-11-27T11/],
  ['a clock that is behind', {}, at('2020-01-01T10:00:00'), /still to come/],
  ['a file that is none', { draft: Buffer.from('<Policy/>') }, TEN, /namespace/],
  ['no hours', { draft: changed(/<Policy:(Publication|Effective)Hour>\d\d<\/Policy:\1Hour>/g, '') }, TEN, /with PublicationHour and EffectiveHour/],
  ['a key that is no name of a file', { draft: changed(/USCASacramentoSuperior/g, '../../etc') }, TEN, /becomes the name of a file/],
  ['a court of nowhere', { draft: Buffer.from(fresh.toString().replace(/<CourtDetails:State>[^<]*/, '<CourtDetails:State>Atlantis')) }, TEN, /Atlantis|time zone/],
  ['an error in the draft', { draft: changed(/<Policy:MaximumFilingSize>[^<]*/, '<Policy:MaximumFilingSize>much') }, TEN, /MaximumFilingSize/],
  ['UTF-16', { draft: Buffer.from(`\ufeff${draft.toString().replace('UTF-8', 'UTF-16')}`, 'utf16le') }, TEN, /save it as UTF-8/]
]

for (const [what, given, now, why] of refusals) {
  t.test(`refused: ${what}`, async t => {
    const folder = repository(t)
    const before = filesOf(folder)
    const plan = await publish(folder, given, now)
    t.equal(plan.kind, 'refused')
    t.match(plan.kind === 'refused' ? plan.reasons.join(' ') : '', why)
    t.same(filesOf(folder), before, 'and nothing is written')
  })
}

t.test('two at once never lose one', async t => {
  const folder = repository(t)
  const plans = await Promise.all([1, 2, 3, 4].map(async () => await publish(folder)))
  t.same(plans.map(plan => plan.kind === 'plan' ? plan.version : plan.kind).sort(), ['1.8.1', '1.8.2', '1.8.3', '1.8.4'])
  const index = readFileSync(join(folder, sacramento, 'index.xml'), 'utf8')
  for (const version of ['1_8_1', '1_8_2', '1_8_3', '1_8_4']) t.ok(index.includes(`USCASacramentoSuperior_2026_11_27_Ver${version}.xml`), version)
  t.same([await errorsIn(folder), existsSync(join(folder, '.publish.lock'))], [[], false])
  writeFileSync(join(folder, '.publish.lock'), '4194303')
  t.match(await publish(folder), { kind: 'plan', version: '1.8.5' }, 'who died while he published is passed over')
})

t.test('a version that was published in advance and is passed over is told of', async t => {
  const folder = repository(t)
  t.match(await publish(folder, { effective: '2027-01-01T00' }), { version: '1.8.1', overtaken: [] })
  t.match(await publish(folder, {}), { version: '1.8.2', effective: '2026-11-27T11', overtaken: ['1.8.1'] }, 'the newer publication starts first')
  t.match(await publish(folder, { effective: '2027-02-01T00' }), { version: '1.8.3', overtaken: [] }, 'what has started by then has ruled')
})

t.test('an empty folder becomes a repository', async t => {
  const folder = t.testdir()
  t.match(await publish(folder, { draft: fresh }), { kind: 'plan', version: '1.0.0' })
  t.same([...filesOf(folder).keys()].sort(), ['US/California/USCAInyoSuperior/USCAInyoSuperior_2026_11_27_Ver1_0_0.xml', 'US/California/USCAInyoSuperior/index.xml', 'index.xml'])
  t.same(await errorsIn(folder), [])
  t.match(await publish(folder, { draft: fresh }), { kind: 'plan', version: '1.0.1' })
  t.same(await errorsIn(folder), [])
})

t.test('indexes of any hand keep their own words', async t => {
  const own = '<?xml version="1.0"?>\r\n<!-- ours --><Index xmlns="http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/Index/01/"><Policies/>\r\n<LocalIndexes></LocalIndexes></Index>'
  const folder = t.testdir()
  writeFileSync(join(folder, 'index.xml'), own)
  await publish(folder, { draft: fresh })
  const index = readFileSync(join(folder, 'index.xml'), 'utf8')
  t.match(index, /^<\?xml version="1\.0"\?>\r\n<!-- ours --><Index [^>]*><Policies\/>\r\n<LocalIndexes>/)
  t.match(index, /<Location>US\/California\/USCAInyoSuperior\/index\.xml<\/Location>/)
  t.same(await errorsIn(folder), [])

  const page = t.testdir({ 'index.xml': '<html>Policies: USCAInyoSuperior_2020_01_01_Ver1_0_0.xml</html>' })
  t.match(await publish(page, { draft: fresh }), { kind: 'refused', reasons: [/no index of the profile/] })
})

t.test('what is published is crawled and answers', async t => {
  const folder = t.testdir()
  const now = Date.now()
  // Of a day in the past, so that it is in force.
  await publish(folder, { draft: fresh }, Date.parse('2025-06-02T10:10:00-07:00'))
  await publish(folder, { draft: fresh, isMajor: true }, Date.parse('2025-06-03T10:10:00-07:00'))
  const served = await serve(t, {}, now + 60_000)
  const { crawl, publish: put } = await crawlBench(t)
  for (const [path, text] of filesOf(folder)) put(path, Buffer.from(text, 'latin1').toString())
  await crawl({ database: served.database })
  await served.histories.refresh()
  t.match((await served.app.inject('/v1/courts/USCAInyoSuperior/effective-policy?at=2025-06-02T12:00')).json(), { policy: { version: '1.0.0', labels: { published: '2025-06-02T10' } } })
  t.match((await served.app.inject('/v1/courts/USCAInyoSuperior/effective-policy')).json(), { policy: { version: '2.0.0' }, doubts: [] })
})

t.test('npm run publish says what it does, and by its exit code how it came out', async t => {
  const folder = repository(t)
  const file = join(dirname(folder), 'draft.xml')
  writeFileSync(file, draft)
  const dry = await runCommand(t, 'publish', ['--repository', folder, '--policy', file, '--dry-run'], {})
  // In the last quarter of an hour it refuses, which is right as well.
  if (dry.code === 0) t.match(dry.said, /Would publish USCASacramentoSuperior 1\.8\.1: published 2\d{3}-\d\d-\d\dT\d\d, in force from .* \(America\/Los_Angeles\)/)
  else t.match(dry, { code: 1, said: /Nothing is published\.\n.*\[82\]/ })
  t.match(await runCommand(t, 'publish', ['--repository', folder, '--policy', file, '--effective', '2005-01-01T10'], {}), { code: 1, said: /Nothing is published/ })
  t.match(await runCommand(t, 'publish', ['--repository', basename(folder), '--policy', 'draft.xml', '--effective', '2005-01-01T10'], { INIT_CWD: dirname(folder) }), { code: 1, said: /Nothing is published/ }, 'paths are from where it was called')
  for (const given of [[], ['--repository', folder], ['--repository', folder, '--policy', 'nowhere.xml'], ['--repository', file, '--policy', file], ['--major', 'x']]) {
    t.match(await runCommand(t, 'publish', given, {}), { code: 2, said: /Use: npm run publish/ }, given.join(' '))
  }
})
