import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { checkFileName } from '../src/domain/policy/file-name.ts'
import type { Finding } from '../src/domain/policy/finding.ts'
import { checkPolicy } from '../src/domain/policy/policy-checks.ts'
import type { Policy, PolicyIndex } from '../src/domain/policy/policy.ts'
import { readIndex, readPolicy } from '../src/ingest/ingest-document.ts'

const script = fileURLToPath(new URL('../db/sample/build.js', import.meta.url))
const sample = fileURLToPath(new URL('../db/sample/CourtPolicies', import.meta.url))
const sacramento = 'US/California/Sacramento'

const files = readdirSync(sample, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name).slice(sample.length + 1))
const policyFiles = files.filter(file => !file.endsWith('index.xml'))

function build (...args: string[]): { status: number | null, stdout: string, stderr: string } {
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
}

async function policyIn (file: string): Promise<{ policy: Policy, findings: Finding[] }> {
  const document = await readPolicy(readFileSync(join(sample, file)))
  if (document.kind !== 'policy') throw new Error(`${file} is no readable policy: ${JSON.stringify(document.findings)}`)
  return document
}

async function indexIn (file: string): Promise<{ index: PolicyIndex, findings: Finding[] }> {
  const document = await readIndex(readFileSync(join(sample, file)))
  if (document.kind !== 'index') throw new Error(`${file} is no readable index: ${JSON.stringify(document.findings)}`)
  return document
}

t.test('the checked-in sample is what the data make', async t => {
  t.match(build('--check'), { status: 0, stderr: '' })
})

t.test('the check names what is stale, missing and surplus, and a build mends it', async t => {
  const copy = join(t.testdir(), 'CourtPolicies')
  cpSync(sample, copy, { recursive: true })
  writeFileSync(join(copy, 'index.xml'), 'changed')
  rmSync(join(copy, sacramento, 'index.xml'))
  writeFileSync(join(copy, 'US', 'notes.txt'), 'new')

  const check = build('--check', copy)
  t.equal(check.status, 1)
  t.same(check.stderr.split('\n').filter(line => line !== '').map(line => line.split(';')[0]), [
    'index.xml: stale',
    `${sacramento}/index.xml: missing`,
    'US/notes.txt: surplus'
  ])

  t.equal(build(copy).status, 0)
  t.match(build('--check', copy), { status: 0, stderr: '' })
})

t.test('the check of a folder that is not there calls every file missing', async t => {
  const check = build('--check', join(t.testdir(), 'nothing'))
  t.equal(check.status, 1)
  t.equal(check.stderr.match(/: missing;/g)?.length, files.length)
})

t.test('a second folder is refused, and nothing is written', async t => {
  const folder = t.testdir()
  t.match(build(join(folder, 'a'), join(folder, 'b')), { status: 2, stderr: /^Usage: node db\/sample\/build\.js/ })
  t.same(readdirSync(folder), [])
})

t.test('every directory has an index.xml [28][35]', async t => {
  for (const directory of new Set(files.flatMap(ancestors))) {
    t.ok(existsSync(join(sample, directory, 'index.xml')), directory)
  }
})

t.test('the primary index leads to every file, and to each once [32]', async t => {
  const reached = await reachedFrom('index.xml')
  t.same([...reached].sort(), [...files].sort())
})

t.test('a county is reached only through another local index', async t => {
  const { index: primary } = await indexIn('index.xml')
  t.same(primary.policies, [])
  t.same(primary.localIndexes, ['US/California/Sacramento/index.xml', 'US/index.xml'])
  const { index: state } = await indexIn('US/California/index.xml')
  t.ok(state.localIndexes.includes('SanMateo/index.xml'))
})

for (const file of policyFiles) {
  t.test(`${file} is good form`, async t => {
    const { policy, findings } = await policyIn(file)
    const all = [...findings, ...checkPolicy(policy), ...checkFileName(file, policy)]
    t.same(all.filter(({ severity }) => severity !== 'info'), [])
    t.same(all.filter(({ rule }) => rule !== 'short-notice'), [], 'nothing is unknown to the reader')
    t.same(policy.extra, [])
  })

  t.test(`${file} says what is real and what is made up`, async t => {
    const { policy } = await policyIn(file)
    const about = policy.humanPolicies.find(({ name }) => name === 'About this sample')
    t.same(about?.courtKeys, [policy.organizationKey])
    t.match(about?.paragraphs[0], /^No court published this policy/)
    t.match(about?.paragraphs.join(' '), /Real .*https?:\/\//)
    t.match(about?.paragraphs.at(-1), /^Everything else is made up/)
  })

  t.test(`${file} is as its index says [50]`, async t => {
    const { policy } = await policyIn(file)
    const name = file.slice(dirname(file).length + 1)
    const { index } = await indexIn(join(dirname(file), 'index.xml'))
    t.same(index.policies.filter(({ location }) => location === name).map(({ path: _, ...entry }) => entry), [{
      organizationKey: policy.organizationKey,
      name: policy.name,
      version: policy.version,
      published: policy.published,
      effective: policy.effective,
      location: name
    }])
  })
}

for (const file of files.filter(name => name.endsWith('index.xml'))) {
  t.test(`${file} is good form`, async t => {
    t.same((await indexIn(file)).findings, [])
  })
}

t.test('the whole of a policy is shown: the 29 children of table 1.1, in their order', async t => {
  const file = `${sacramento}/USCASacramentoSuperior_2005_03_02_Ver1_0_4.xml`
  const text = readFileSync(join(sample, file), 'utf8')
  t.same([...text.matchAll(/^ {2}<Policy:(\w+)/gm)].map(match => match[1]), [
    'Key', 'Name', 'Version', 'PublicationDate', 'PublicationHour', 'EffectiveDate', 'EffectiveHour', 'ClerkOfCourt', 'CourtDetails',
    'HoursOfOperation', 'Contacts', 'CourtDivisions', 'CodeTables', 'Fees', 'Payment', 'AcceptedCreditCards', 'TestCreditCard',
    'MaximumFilingSize', 'MaximumDocumentSize', 'DelimitExhibits', 'AcceptedMIMETypes', 'AcceptedEncodings', 'AcceptedReplyToProtocols',
    'UTCOffset', 'UTCOffsetDaylightSavings', 'Exchanges', 'AssociatedPolicies', 'HumanPolicies', 'Extensions'
  ])
  const { policy } = await policyIn(file)
  const notRead = Object.entries(policy)
    .filter(([, value]) => value === null || value === false || (Array.isArray(value) && value.length === 0))
    .map(([name]) => name)
  t.same(notRead, ['expirationDate', 'extra'], 'the reader takes each of them; ExpirationDate is of 01')
})

// The worked example of [88]-[97]: version, publication label, effective label, complaint fee 0101.
const workedExample = [
  ['1.0.0', '2005-01-01T10', '2005-01-01T11', '100.00'],
  ['1.0.1', '2005-02-01T11', '2005-02-04T11', '100.00'],
  ['1.0.2', '2005-03-01T09', '2005-03-02T09', '1000.00'],
  ['1.0.3', '2005-03-01T16', '2005-03-02T09', '10.00'],
  ['1.0.4', '2005-03-02T09', '2005-03-02T10', '100.00']
] as const

t.test('Sacramento\'s five versions tell the worked example', async t => {
  const told = await Promise.all(policyFiles.filter(file => file.startsWith(sacramento) && file.includes('Ver1_0_')).map(async file => {
    const { policy } = await policyIn(file)
    const complaint = policy.fees.filter(({ code }) => code === '0101')
    t.match(complaint, [{
      name: 'Complaint, unlimited civil',
      courtKeys: ['USCASacramentoSuperior'],
      firstPaper: null,
      caseTypes: { length: 0 },
      amountInControversy: null,
      jurisdictionalAmount: null,
      documentTypes: { length: 0 },
      documentGenericTypes: { length: 0 },
      filters: { length: 0 },
      effectiveDate: null,
      expirationDate: null
    }], `${policy.version}: for everybody`)
    return [policy.version, policy.published, policy.effective, complaint[0]?.cost]
  }))
  t.same(told.sort(), workedExample)
})

// Court, and what a complaint in an unlimited case costs in each of its policies, by publication.
const history = [
  ['ContraCosta', '320.00 350.00 355.00 395.00 435.00 435.00 435.00 435.00 435.00'],
  ['Orange', '320.00 350.00 355.00 395.00 435.00 435.00 435.00 435.00 435.00'],
  ['Sacramento', '100.00 100.00 1000.00 10.00 100.00 320.00 350.00 355.00 395.00 435.00 435.00 435.00 435.00'],
  ['SanMateo', '320.00 350.00 355.00 395.00 435.00 435.00 435.00 500.00'],
  ['SantaClara', '320.00 350.00 355.00 395.00 435.00 435.00 435.00']
] as const

t.test('the statewide schedule over twenty years, one policy an edition', async t => {
  for (const [county, costs] of history) {
    const policies = await Promise.all(policyFiles.filter(file => file.startsWith(`US/California/${county}/`)).map(async file => (await policyIn(file)).policy))
    const ordered = policies.sort((a, b) => a.published < b.published ? -1 : 1)
    t.equal(ordered.map(({ fees }) => fees.find(({ code }) => code === '0101')?.cost).join(' '), costs, county)
    t.same(ordered.map(({ version }) => version), ordered.map(({ version }) => version).sort(), `${county}: versions count up`)
    t.ok(ordered.every(({ version, fees }) => version.startsWith('1.0.') || fees.length > 5 || version === '2.0.0'), `${county}: a whole schedule`)
  }
})

t.test('San Mateo has a policy published years ahead', async t => {
  const { policy } = await policyIn('US/California/SanMateo/USCASanMateoSuperior_2026_10_05_Ver2_0_0.xml')
  t.match(policy, { version: '2.0.0', published: '2026-10-05T10', effective: '2035-07-01T00' })
})

t.test('Santa Clara\'s files have other prefixes and read the same', async t => {
  const file = 'US/California/SantaClara/USCASantaClaraSuperior_2023_12_18_Ver1_0_1.xml'
  t.match(readFileSync(join(sample, file), 'utf8'), /<Policy xmlns='[\s\S]*\t<Fees>\n\t\t<Fee>\n\t\t\t<f:CourtKeys>/)
  const { policy } = await policyIn(file)
  t.match(policy.fees[0], { code: '0101', cost: '435.00', courtKeys: ['USCASantaClaraSuperior'] })
})

/** The directories above a file, from its own to the topmost `.`. */
function ancestors (path: string): string[] {
  const directory = dirname(path)
  return directory === '.' ? ['.'] : [directory, ...ancestors(directory)]
}

/** Files that an index leads to, itself first; one that is led to twice stands twice. */
async function reachedFrom (file: string): Promise<string[]> {
  const { index } = await indexIn(file)
  const beside = (location: string): string => join(dirname(file), location)
  const below = await Promise.all(index.localIndexes.map(location => reachedFrom(beside(location))))
  return [file, ...index.policies.map(({ location }) => beside(location)), ...below.flat()]
}
