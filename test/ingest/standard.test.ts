import t from 'tap'
import { isIndexNamespace, isStandard, isUsual, policyOf, usualSpelling } from '../../src/ingest/standard.ts'

const root = 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/'

// [namespace, of 2GEFS, Court Policy, index]
const namespaces: [string, boolean, string | undefined, boolean][] = [
  [`${root}Policy/02/`, true, '02', false],
  [`${root}Policy/02`, true, '02', false],
  [`${root}Policy/01/`, true, '01', false],
  [`${root}Policy/Test05/`, true, 'test', false],
  [`${root}Policy/Test`, true, 'test', false],
  [`${root}Policy/03/`, true, undefined, false],
  [`${root}Policy/`, true, undefined, false],
  [`${root}Policy/02//`, true, undefined, false],
  [`${root}Policy/02/CodeTable/01/`, true, undefined, false],
  [`${root}Policy/Index/01/`, true, undefined, true],
  [`${root}Policy/Index/01`, true, undefined, true],
  [`${root}Policy/Index/Test01/`, true, undefined, true],
  [`${root}Policy/Index/Test02/`, true, undefined, true],
  [`${root}Policy/Index/02/`, true, undefined, false],
  [`${root}BuildingBlocks/Primitives/Fee/02/`, true, undefined, false],
  ['https://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/02/', true, '02', false],
  ['http://xmllegal.org/Schema/Court/US/California/2GEFS/Policy/01', true, '01', false],
  ['https://xmllegal.org/Schema/Court/US/California/2GEFS/Policy/Index/01', true, undefined, true],
  ['ftp://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/02/', false, undefined, false],
  ['http://www.xmllegal.org.example/Schema/Court/US/California/2GEFS/Policy/02/', false, undefined, false],
  ['urn:other/Policy/02/', false, undefined, false],
  ['', false, undefined, false]
]

t.test('a namespace tells the schema', async t => {
  for (const [namespace, standard, policy, index] of namespaces) {
    t.same([isStandard(namespace), policyOf(namespace), isIndexNamespace(namespace)], [standard, policy, index], namespace)
  }
})

// [namespace, the usual spelling; itself where it is spelled so]
const spellings: [string, string | undefined][] = [
  [`${root}Policy/02/`, `${root}Policy/02/`],
  [`${root}Policy/02`, `${root}Policy/02/`],
  [`${root}Policy/Test05/`, `${root}Policy/Test05/`],
  [`${root}Policy/02/CodeTable/Code/01/`, `${root}Policy/02/CodeTable/Code/01/`],
  [`${root}BuildingBlocks/Attributes/03/`, `${root}BuildingBlocks/Attributes/03/`],
  [`${root}BuildingBlocks/Primitives/Key/05/`, `${root}BuildingBlocks/Primitives/Key/03/`],
  [`${root}Filing/02/`, undefined],
  ['urn:other', undefined]
]

t.test('a namespace has one usual spelling', async t => {
  for (const [namespace, usual] of spellings) t.same([usualSpelling(namespace), isUsual(namespace)], [usual, usual === namespace], namespace)
})
