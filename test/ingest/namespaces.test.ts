import t from 'tap'
import { defaultLimits } from '../../src/ingest/gate.ts'
import { tellUnusualNamespaces } from '../../src/ingest/namespaces.ts'
import { startReport } from '../../src/ingest/report.ts'
import { parseXml } from '../../src/ingest/xml.ts'
import type { Finding } from '../../src/domain/policy/finding.ts'
import { standard } from './given-xml.ts'

async function told (xml: string): Promise<Finding[]> {
  const document = await parseXml(new TextEncoder().encode(xml), defaultLimits)
  if (document.kind === 'refused') throw new Error(document.finding.message)
  const report = startReport()
  tellUnusualNamespaces(document.root, report)
  return report.findings()
}

const fee = `${standard}BuildingBlocks/Primitives/Fee/`
const insecure = standard.replace('http:', 'https:')
const bare = standard.replace('www.', '')

// [namespace, what is expected in its place; undefined where nothing is to be told]
const namespaces: [string, string | undefined][] = [
  [`${fee}03/`, undefined],
  [`${fee}02/`, undefined],
  [`${standard}Policy/02/CodeTable/Code/01/`, undefined],
  ['urn:foreign', undefined],
  ['', undefined],
  [`${fee}03`, `"${fee}03/" is expected`],
  [`${fee}04/`, `"${fee}03/" is expected`],
  [`${fee}3/`, `"${fee}03/" is expected`],
  [`${fee}`, `"${fee}03/" is expected`],
  [`${insecure}BuildingBlocks/Primitives/Fee/03/`, `"${fee}03/" is expected`],
  [`${bare}BuildingBlocks/Primitives/Fee/02`, `"${fee}02/" is expected`],
  [`${standard}Policy/02/CodeTable/02/`, `"${standard}Policy/02/CodeTable/01/" is expected`],
  [`${standard}Primitives/`, 'one of the schemas of Court Policy is expected'],
  [standard, 'one of the schemas of Court Policy is expected']
]

t.test('a namespace that is nearly one of 2GEFS is told', async t => {
  for (const [namespace, expected] of namespaces) {
    const findings = await told(`<a xmlns="${standard}Policy/02/">\n <b xmlns="${namespace}"/></a>`)
    t.match(findings, expected === undefined ? [] : [{ rule: 'namespace-unusual', severity: 'warning', path: 'a/b', line: 2, column: 2, message: expected }], namespace)
    t.equal(findings.length, expected === undefined ? 0 : 1, namespace)
  }
})

t.test('each namespace is told once, where it first stands', async t => {
  const findings = await told(`<p:a xmlns:p="${insecure}Policy/02/" xmlns:q="${fee}03"><p:b q:c="1"/><q:d/></p:a>`)
  t.same(findings.map(({ path }) => path), ['a', 'a/b/@c'])
})
