import { open, type BlockReader } from '../../src/ingest/block-reader.ts'
import type { XmlElement } from '../../src/ingest/element.ts'
import { defaultLimits } from '../../src/ingest/gate.ts'
import { startReport } from '../../src/ingest/report.ts'
import { parseXml } from '../../src/ingest/xml.ts'
import type { Finding } from '../../src/domain/policy/finding.ts'

/** Where the schemas of 2GEFS live. */
export const standard = 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS/'

/** What a block was read into; findings as `rule path`, and whole. */
export interface Read<Value> { value: Value, findings: string[], whole: Finding[] }

/** The tree of a text; its first element and all without a prefix are of 2GEFS, `x:` is foreign. */
export async function treeOf (xml: string): Promise<XmlElement> {
  const declared = xml.replace(/^<([\w.]+)/, `<$1 xmlns="${standard}BuildingBlocks/Primitives/Fee/03/" xmlns:x="urn:foreign"`)
  const document = await parseXml(new TextEncoder().encode(declared), defaultLimits)
  if (document.kind === 'refused') throw new Error(document.finding.message)
  return document.root
}

/** Reads a text with the reader of a block, as one of Court Policy 02 unless told otherwise. */
export async function readWith<Value> (xml: string, read: (block: BlockReader) => Value, isConfirmed = true): Promise<Read<Value>> {
  const report = startReport()
  const value = read(open(await treeOf(xml), { report, isConfirmed }))
  const whole = report.findings()
  return { value, whole, findings: whole.map(({ rule, path }) => `${rule} ${path}`) }
}
