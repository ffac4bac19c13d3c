import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { placePolicy } from '../../src/domain/history/effective-policy.ts'
import { checkFileName } from '../../src/domain/policy/file-name.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { readPolicy } from '../../src/ingest/ingest-document.ts'

const directory = join(import.meta.dirname, '../fixtures/policies')

// [file, its specification, publication label, effective label, expiration date, label of its start: an hour after its
// publication at the earliest (Rule 5), but where there are no hours]
const files: ReadonlyArray<readonly [string, Policy['specification'], string, string, string | null, string]> = [
  ['USCAValleySuperior_2004_09_14_10_14_00.xml', '01', '2004-09-14T00', '2004-09-14T00', '2005-09-14', '2004-09-14T00'],
  ['USCAValleySuperior_2004_12_01_Ver1_0_0_Test01.xml', 'test', '2004-12-01T00', '2004-12-06T00', null, '2004-12-06T00'],
  ['USCAValleySuperior_2005_03_01_Ver1_0_0_Test05.xml', 'test', '2005-03-01T10', '2005-03-05T09', null, '2005-03-05T09'],
  ['USCAValleySuperior_2005_06_01_Ver1_0_0.xml', '02-draft', '2005-06-01T00', '2005-06-06T00', null, '2005-06-06T00'],
  ['USCAValleySuperior_2008_11_17_Ver1_0_0.xml', '02', '2008-11-17T10', '2008-11-24T09', null, '2008-11-24T09']
]

t.test('every fixture has its row', async t => {
  t.same(readdirSync(directory).filter(name => name.endsWith('.xml')).sort(), files.map(([name]) => name))
})

t.test('every specification is read, and told from the others', async t => {
  for (const [name, specification, published, effective, expirationDate, starts] of files) {
    const reading = await readPolicy(readFileSync(join(directory, name)))
    t.match(reading, { kind: 'policy', findings: [], policy: { specification, published, effective, expirationDate, version: '1.0.0', organizationKey: 'USCAValleySuperior', extra: [] } }, name)
    const { policy } = reading as { policy: Policy }
    t.same(policy.fees.map(({ code, cost }) => [code, cost]), [['0101', '100.00'], ['0102', '90.50']], `${name}: fees`)
    t.same(policy.codeTables.map(({ codifiedName, codes }) => [codifiedName, codes.map(({ value }) => value)]), [['CaseType', ['UD']]], `${name}: code tables`)
    t.equal(placePolicy(policy, 'UTC').startsAt, Date.parse(`${starts}:00Z`), `${name}: its start`)
    t.same(checkFileName(`https://valley.example/CourtPolicies/${name}`, policy), [], `${name}: its name`)
  }
})

t.test('only 01 and the drafts without hours may take effect in the hour of their publication, and only 02 has to be named after its version', async t => {
  const floored = []
  const misnamed = []
  for (const [name, specification] of files) {
    const { policy } = await readPolicy(readFileSync(join(directory, name))) as { policy: Policy }
    if (placePolicy({ ...policy, effective: policy.published }, 'UTC').floored) floored.push(specification)
    if (checkFileName('https://valley.example/policy.xml', policy).length > 0) misnamed.push(specification)
  }
  t.same(floored, ['test', 'test', '02'])
  t.same(misnamed, ['02-draft', '02'])
})
