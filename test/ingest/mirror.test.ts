import t from 'tap'
import { defaultLimits } from '../../src/ingest/gate.ts'
import { indexFrom } from '../../src/ingest/policy-index.ts'
import { parseXml } from '../../src/ingest/xml.ts'
import { standard } from './given-xml.ts'

const checkedAt = Date.parse('2026-11-22T04:13:00.123Z')
const court = (key: string, ...times: string[]): string => `<Court><OrganizationKey>${key}</OrganizationKey>${times.map(time => `<CheckedAt>${time}</CheckedAt>`).join('')}</Court>`

const unreadable = ['', 'yesterday', '2026-11-22', '2026-11-22T04:13:00', '2026-11-22T04:13:00-08:00', '2026-02-30T04:13:00Z', '2026-11-22T24:00:00Z', '0000-01-01T00:00:00Z', '1989-12-31T23:59:59Z', '+12026-11-22T04:13:00Z']

type Mirrored = [xml: string, mirror: object[] | null, findings: string[]]

// [what the index has, what is read of the mirror, findings behind Index/Mirror]
const mirrors: Mirrored[] = [
  ['', null, []],
  ['<Mirror/>', [], []],
  [`<Mirror>${court('A', '2026-11-22T04:13:00.123Z')}${court('B', '2026-11-22T04:13:00Z')}</Mirror>`, [{ organizationKey: 'A', checkedAt }, { organizationKey: 'B', checkedAt: checkedAt - 123 }], []],
  [`<Mirror>${court('A', '2026-11-22T04:13:00.1239999Z')}</Mirror>`, [{ organizationKey: 'A', checkedAt }], []],
  [`<Mirror>${court('A', '2026-11-22T04:13:00.1Z')}</Mirror>`, [{ organizationKey: 'A', checkedAt: checkedAt - 23 }], []],
  [`<Mirror>${court('A', ' 2026-11-22T04:13:00.123Z\n')}</Mirror>`, [{ organizationKey: 'A', checkedAt }], []],
  [`<Mirror>${court('A')}</Mirror>`, [{ organizationKey: 'A', checkedAt: null }], []],
  ...unreadable.map((time): Mirrored => [`<Mirror>${court('A', time)}</Mirror>`, [{ organizationKey: 'A', checkedAt: null }], ['value-forbidden /Court/CheckedAt']]),
  [`<Mirror>${court('A', '2026-11-22T04:13:00.123Z', '2026-11-23T04:13:00.123Z')}</Mirror>`, [{ organizationKey: 'A', checkedAt }], ['element-repeated /Court/CheckedAt[2]']],
  [`<Mirror>${court('A', '2026-11-23T04:13:00.123Z')}${court('A', '2026-11-22T04:13:00.123Z')}${court('A', '2026-11-24T04:13:00.123Z')}</Mirror>`, [{ organizationKey: 'A', checkedAt }], []],
  [`<Mirror>${court('A', '2026-11-22T04:13:00.123Z')}${court('A')}</Mirror>`, [{ organizationKey: 'A', checkedAt: null }], []],
  [`<Mirror>${court('A')}${court('A', '2026-11-22T04:13:00.123Z')}</Mirror>`, [{ organizationKey: 'A', checkedAt: null }], []],
  ['<Mirror><Court><CheckedAt>2026-11-22T04:13:00.123Z</CheckedAt></Court></Mirror>', [], ['element-missing /Court']],
  [`<Mirror>${court('A')}<Note>n</Note></Mirror>`, [{ organizationKey: 'A', checkedAt: null }], ['content-unknown /Note']]
]

t.test('what a mirror says of its checks: of two words the one that settles less, and nothing where nobody can tell', async t => {
  for (const [xml, mirror, findings] of mirrors) {
    const document = await parseXml(new TextEncoder().encode(`<Index xmlns="${standard}Policy/Index/01/">${xml}<Policies/></Index>`), defaultLimits)
    if (document.kind === 'refused') throw new Error(document.finding.message)
    const read = indexFrom(document.root)
    t.match(read, { kind: 'index' })
    if (read.kind !== 'index') continue
    t.same(read.index.mirror, mirror, xml)
    t.same(read.findings.map(({ rule, path }) => `${rule} ${path?.replace('Index/Mirror', '')}`), findings, xml)
  }
})
