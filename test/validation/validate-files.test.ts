import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import t, { type Test } from 'tap'
import { rules } from '../../src/domain/policy/rules.ts'
import { givenFiles, WrongUsage } from '../../src/validation/given-files.ts'
import { sarifLog } from '../../src/validation/sarif.ts'
import { validateFiles } from '../../src/validation/validate-files.ts'
import { runCommand } from '../command.ts'

const SAMPLE = fileURLToPath(new URL('../../db/sample/CourtPolicies/', import.meta.url))
const COURT = 'US/California/Sacramento'
const INDEX = `${COURT}/index.xml`
const fileOf = (published: string, version: string): string => `${COURT}/USCASacramentoSuperior_${published}_Ver${version}.xml`
const LAST = fileOf('2005_03_02', '1_0_4')
const CLARA = 'US/California/SantaClara'

/** The policies of a directory of the sample. */
const policiesIn = (directory: string): string[] => readdirSync(join(SAMPLE, directory)).filter(name => name !== 'index.xml').sort().map(name => `${directory}/${name}`)

/** A folder that a test may change. */
class Folder {
  readonly root: string
  constructor (t: Test) {
    this.root = join(t.testdir({}), 'CourtPolicies')
    cpSync(SAMPLE, this.root, { recursive: true })
  }

  path (file: string): string { return join(this.root, file) }
  read (file: string): string { return readFileSync(this.path(file), 'utf8') }
  write (file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true })
    writeFileSync(this.path(file), text)
  }

  change (file: string, from: string, to: string): void {
    if (!this.read(file).includes(from)) throw new Error(`${file} has no ${from}`)
    this.write(file, this.read(file).replaceAll(from, to))
  }

  remove (file: string): void { rmSync(this.path(file)) }
  rename (file: string, to: string): void { renameSync(this.path(file), this.path(to)) }
}

async function found (folder: Folder): Promise<{ files: readonly string[], told: string[], messages: string }> {
  const { files, findings } = await validateFiles(await givenFiles([folder.root]))
  const nameOf = (file: string): string => relative(folder.root, file)
  const messages = findings.map(({ message }) => message).join('\n')
  return { files: files.map(nameOf), told: findings.map(({ file, rule, severity }) => `${nameOf(file)} ${severity} ${rule}`), messages }
}

t.test('the sample as it is', async t => {
  const { files, told } = await found(new Folder(t))
  t.same([...files].sort(), readdirSync(SAMPLE, { recursive: true }).map(String).filter(name => name.endsWith('.xml')).sort())
  t.same(told.filter(each => !each.includes(' info short-notice')), [`${fileOf('2005_03_01', '1_0_2')} warning overtaken`])
})

// [what it shows, links: where, to what; files that are looked at beside those of the sample]
const links: ReadonlyArray<readonly [string, ReadonlyArray<readonly [string, string]>, readonly string[]]> = [
  ['to the folder itself', [['again', '.']], []],
  ['to the folder from within', [[`${COURT}/again`, '../../..']], []],
  ['to a folder above it', [[`${COURT}/above`, '../../../..']], [`${COURT}/above/outside/drafts/draft.xml`]],
  ['from one folder to another and back', [[`${COURT}/other`, '../SantaClara'], [`${CLARA}/other`, '../Sacramento']], []],
  ['to another link', [['one', 'two'], ['two', COURT]], []],
  ['to itself', [['circle.xml', 'circle.xml']], []],
  ['to nothing', [['nowhere', 'nothing'], ['nowhere.xml', 'nothing.xml']], []],
  ['to a file, which has two names then', [[`${COURT}/latest.xml`, LAST.slice(COURT.length + 1)]], [`${COURT}/latest.xml`]],
  ['out of the folder', [['outside', '../outside']], ['outside/drafts/draft.xml']],
  ['twice', [['outside', '../outside'], ['outside-2', '../outside']], ['outside/drafts/draft.xml']],
  ['of a hidden name', [['.hidden', '../outside']], []]
]

t.test('a link is followed, and each folder once, by its own path', async t => {
  const own = (await found(new Folder(t))).files
  for (const [what, made, more] of links) {
    await t.test(what, async t => {
      const folder = new Folder(t)
      folder.write('../outside/drafts/draft.xml', '<Policy/>')
      symlinkSync('..', folder.path('../outside/drafts/back'))
      for (const [path, to] of made) symlinkSync(to, folder.path(path))
      t.same([...(await found(folder)).files].sort(), [...own, ...more].sort())
    })
  }
})

t.test('a folder may be given by a link, and a link that leads nowhere is none', async t => {
  const folder = new Folder(t)
  symlinkSync('CourtPolicies', folder.path('../given'))
  symlinkSync('nothing', folder.path('../nowhere'))
  t.equal((await validateFiles(await givenFiles([folder.path('../given')]))).files.length, (await found(folder)).files.length)
  await t.rejects(givenFiles([folder.path('../nowhere')]), new WrongUsage(`${folder.path('../nowhere')} cannot be read: ENOENT: no such file or directory, stat '${folder.path('../nowhere')}'.`))
})

const location = (name: string): string => `<Index:Location>${name}</Index:Location>`
const NAME = LAST.slice(COURT.length + 1)

// [what was done to the sample, how, what is said beside what was said before]
const cases: ReadonlyArray<readonly [string, (folder: Folder) => void, readonly string[]]> = [
  ['nothing', () => {}, []],
  ['a policy that is not there', folder => { folder.remove(LAST) }, [`${INDEX} error policy-unreachable`]],
  ['a policy that no index lists', folder => { folder.change(INDEX, location(NAME), '') }, [`${LAST} error not-indexed`, `${INDEX} error element-missing`, `${INDEX} error location-refused`]],
  ['a policy that cannot be read', folder => { folder.write(LAST, '<Policy>') }, [`${LAST} error not-well-formed`]],
  ['a policy under another name', folder => { folder.rename(LAST, `${COURT}/policy.xml`); folder.change(INDEX, NAME, 'policy.xml') }, [`${COURT}/policy.xml error file-name-pattern`]],
  ['a file that is no XML and no index lists', folder => { folder.write(`${COURT}/notes.txt`, 'of the clerk') }, []],
  ['a hidden file', folder => { folder.write('.git/config.xml', '<a/>') }, []],
  ['an index that says another version', folder => { folder.change(INDEX, '<Index:MinorVersion>4<', '<Index:MinorVersion>5<') }, [`${INDEX} error index-disagrees`]],
  ['the same version with other bytes', folder => {
    folder.write(`${COURT}/again/${NAME}`, folder.read(LAST).replace('Sample Clerk', 'Another Clerk'))
  }, [`${COURT}/again/${NAME} error document-changed`, `${COURT}/again/${NAME} error directory-without-index`, `${LAST} error document-changed`]],
  ['a version that goes down', folder => { folder.change(fileOf('2005_01_01', '1_0_0'), '<Policy:MajorVersion>1<', '<Policy:MajorVersion>2<') },
    [...policiesIn(COURT).slice(1).map(file => `${file} warning version-goes-down`), `${fileOf('2005_01_01', '1_0_0')} error file-name-version`, `${INDEX} error index-disagrees`]],
  ['a court without a zone', folder => { for (const file of policiesIn(CLARA)) noZone(folder, file) }, policiesIn(CLARA).map(file => `${file} error zone-unknown`)],
  ['no primary index', folder => { folder.remove('index.xml') }, [`${policiesIn('US/California/ContraCosta')[0]} error index-unreachable`]],
  ['an index to which nothing leads', folder => { folder.change('index.xml', location(INDEX), location('US/index.xml')) }, [`${INDEX} error not-indexed`]],
  ['an index that is not there', folder => { folder.change('index.xml', location(INDEX), location('US/Nevada/index.xml')) }, ['index.xml error index-unreachable', `${INDEX} error not-indexed`]],
  ['indexes that lead back', folder => { folder.change('US/index.xml', location('California/index.xml'), location('../index.xml')) }, ['US/index.xml warning index-cycle', 'US/California/index.xml error not-indexed']],
  ['an index that cannot be read', folder => { folder.write(INDEX, 'none') }, [`${INDEX} error not-well-formed`]],
  ['absolute locations', folder => { folder.change(INDEX, location(NAME), location(`https://courts.example/CourtPolicies/${LAST}`)) }, []],
  ['a location elsewhere', folder => { folder.change(INDEX, location(NAME), location('https://courts.example/CourtPolicies/other.xml')) }, [`${INDEX} info policy-unreachable`, `${LAST} error not-indexed`]],
  ['a location that nobody may ask', folder => { folder.change(INDEX, location(NAME), location('ftp://courts.example/other.xml')) }, [`${INDEX} error location-refused`, `${LAST} error not-indexed`]]
]

function noZone (folder: Folder, file: string): void {
  const text = folder.read(file).replace(/<(\w+:State)>[^<]*/g, '<$1>ZZ').replace(/<(\w+:)?UTCOffset(DaylightSavings)?>[^<]*<\/[^>]*>/g, '')
  folder.write(file, text)
}

for (const [what, change, expected] of cases) {
  t.test(what, async t => {
    const before = await found(new Folder(t))
    const folder = new Folder(t)
    change(folder)
    const { told, messages } = await found(folder)
    const added = [...new Set(told)].filter(each => !before.told.includes(each) && !each.endsWith('info short-notice'))
    t.same(added.toSorted(), [...expected].sort(), told.join(', '))
    t.notMatch(messages, 'folder.invalid', 'files are named as a person calls them')
  })
}

t.test('a log of SARIF 2.1.0', async t => {
  const folder = new Folder(t)
  folder.change(LAST, '<Policy:EffectiveHour>10<', '<Policy:EffectiveHour>09<')
  folder.write(`${COURT}/a b.xml`, '<a/>')
  const validation = await validateFiles(await givenFiles([folder.root]))
  const { $schema, version, runs: [run] } = JSON.parse(JSON.stringify(sarifLog(validation, '1.2.3'))) as ReturnType<typeof sarifLog>
  t.match({ $schema, version }, { $schema: /sarif-2\.1\.0/, version: '2.1.0' })
  if (run === undefined) throw new Error('A run is expected')
  t.same(run.tool.driver.rules.map(({ id }) => id), Object.keys(rules), 'every rule there is, once')
  t.equal(run.results.length, validation.findings.length)
  for (const [place, { ruleId, ruleIndex, level, message, locations: [location] }] of run.results.entries()) {
    const told = validation.findings[place]
    t.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId)
    t.equal(level, told?.severity === 'info' ? 'note' : told?.severity)
    t.equal(message.text, told?.message)
    const { artifactLocation, region } = location?.physicalLocation ?? {}
    t.equal(run.artifacts[artifactLocation?.index ?? -1]?.location.uri, artifactLocation?.uri)
    t.match(artifactLocation?.uri, /^[^\s\\]+$/, 'a URI reference')
    t.same(region, told?.line === null ? undefined : { startLine: told?.line, startColumn: told?.column })
  }
  t.match(run.results.find(({ ruleId }) => ruleId === 'too-soon'), { level: 'error', locations: [{ logicalLocations: [{ fullyQualifiedName: 'Policy/EffectiveHour' }] }] })
})

t.test('files by themselves, and beside each other', async t => {
  const folder = new Folder(t)
  const check = async (...files: string[]): Promise<string[]> => {
    const { findings } = await validateFiles(await givenFiles(files.map(file => folder.path(file))))
    return findings.filter(({ severity }) => severity !== 'info').map(({ file, rule }) => `${file.slice(file.lastIndexOf('/') + 1)} ${rule}`)
  }
  t.same(await check(LAST), [], 'nothing is missed beside a file')
  t.same(await check(LAST, INDEX), [])
  t.same(await check(fileOf('2005_03_01', '1_0_2'), fileOf('2005_03_01', '1_0_3')), ['USCASacramentoSuperior_2005_03_01_Ver1_0_2.xml overtaken'])
  folder.rename(LAST, `${COURT}/draft.xml`)
  t.same(await check(`${COURT}/draft.xml`), ['draft.xml file-name-pattern'])
  folder.change(INDEX, '<Index:MinorVersion>3<', '<Index:MinorVersion>7<')
  t.same(await check(fileOf('2005_03_01', '1_0_3'), INDEX), ['index.xml index-disagrees'])
})

t.test('npm run validate', async t => {
  const folder = new Folder(t)
  const empty = folder.path('empty')
  mkdirSync(empty)
  folder.change(INDEX, '<Index:MinorVersion>4<', '<Index:MinorVersion>5<')
  // [what is given, exit code, a part of what is said]
  const runs: ReadonlyArray<readonly [readonly string[], number, RegExp]> = [
    [[folder.path(LAST)], 0, /1 file: 0 errors, 0 warnings, 1 to know\. Nothing stands against publishing\./],
    [[folder.path(fileOf('2005_03_01', '1_0_2')), folder.path(fileOf('2005_03_01', '1_0_3'))], 0, /0 errors, 1 warning/],
    [[folder.root], 1, /error index-disagrees: Index\/Policies\/Policy\[5\]: .*Correct the index\. \[44\]\[50\]/],
    [['--json', folder.root], 1, /"error": [1-9]/],
    [['--sarif', folder.root], 1, /"version": "2\.1\.0"/],
    [[], 2, /Say which files, or one folder\.\nUse: npm run validate/],
    [['--json', '--sarif', folder.root], 2, /One form is given at a time/],
    [['--xml', folder.root], 2, /--xml/],
    [[folder.root, folder.path(LAST)], 2, /A folder is checked alone/],
    [[join(folder.root, 'nowhere.xml')], 2, /nowhere\.xml cannot be read/],
    [[empty], 2, /There is no XML file/]
  ]
  for (const [given, code, said] of runs) {
    const run = await runCommand(t, 'validate', given, {})
    t.equal(run.code, code, `${given.join(' ')}\n${run.said}`)
    t.match(run.said, said)
    if (given.length === 2 && code === 1) t.doesNotThrow(() => JSON.parse(run.said), 'nothing else is said')
  }
  await t.rejects(givenFiles(['/dev/null']), WrongUsage)

  await t.test('with paths from where the command was called', async t => {
    // [where, what is given, exit code, a part of what is said]
    const calls: ReadonlyArray<readonly [string, readonly string[], number, RegExp]> = [
      [folder.path(COURT), [LAST.slice(COURT.length + 1)], 0, /^USCASacramentoSuperior_2005_03_02_Ver1_0_4\.xml:\n/],
      [folder.root, ['.'], 1, /^US\/California\/Sacramento\/index\.xml:$/m],
      [folder.path(CLARA), ['../../..'], 1, /^\.\.\/Sacramento\/index\.xml:$/m],
      [folder.path(CLARA), ['--sarif', '../../..'], 1, new RegExp(`"uri": "${pathToFileURL(folder.path(INDEX)).href}"`)],
      [folder.root, [folder.path(LAST)], 0, new RegExp(`^${LAST}:`)],
      [folder.root, ['nowhere.xml'], 2, /^nowhere\.xml cannot be read/]
    ]
    for (const [from, given, code, said] of calls) {
      const run = await runCommand(t, 'validate', given, { INIT_CWD: from })
      t.equal(run.code, code, `${given.join(' ')}\n${run.said}`)
      t.match(run.said, said)
    }
  })
})
