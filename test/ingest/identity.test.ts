import t from 'tap'
import { open } from '../../src/ingest/block-reader.ts'
import { defaultLimits } from '../../src/ingest/gate.ts'
import { readIdentity } from '../../src/ingest/identity.ts'
import { startReport } from '../../src/ingest/report.ts'
import { policyOf, type CourtPolicy } from '../../src/ingest/standard.ts'
import { parseXml } from '../../src/ingest/xml.ts'
import type { Finding } from '../../src/domain/policy/finding.ts'
import { standard } from './given-xml.ts'

const parts = {
  version: '<Version><MajorVersion>1</MajorVersion><MinorVersion>0</MinorVersion><MinorVersion>3</MinorVersion></Version>',
  publicationDate: '<PublicationDate>2005-03-01</PublicationDate>',
  publicationHour: '<PublicationHour>16</PublicationHour>',
  effectiveDate: '<EffectiveDate>2005-03-02</EffectiveDate>',
  effectiveHour: '<EffectiveHour>09</EffectiveHour>',
  details: '<CourtDetails><OrganizationKey>USCASacramentoSuperior</OrganizationKey></CourtDetails>'
}

async function identityOf (given: Partial<typeof parts>, name = 'Policy/02/'): Promise<{ identity: unknown, findings: Finding[] }> {
  const document = await parseXml(new TextEncoder().encode(`<Policy xmlns="${standard}${name}" xmlns:x="urn:x">\n${Object.values({ ...parts, ...given }).join('\n')}\n</Policy>`), defaultLimits)
  if (document.kind === 'refused') throw new Error(document.finding.message)
  const report = startReport()
  return { identity: readIdentity(open(document.root, { report, isConfirmed: true }), policyOf(document.root.namespace) as CourtPolicy), findings: report.findings() }
}

const identity = { specification: '02', organizationKey: 'USCASacramentoSuperior', version: '1.0.3', published: '2005-03-01T16', effective: '2005-03-02T09' }
const noHours = { publicationHour: '', effectiveHour: '' }

// [what it is, its parts, namespace, what differs from the identity above]
const read: [string, Partial<typeof parts>, string, object][] = [
  ['Court Policy 02', {}, 'Policy/02/', {}],
  ['integers as their type allows', { version: '<Version><MajorVersion>+1</MajorVersion><MinorVersion> 00 </MinorVersion><MinorVersion>3</MinorVersion></Version>' }, 'Policy/02', {}],
  ['a draft of 02 without hours', noHours, 'Policy/02/', { specification: '02-draft', published: '2005-03-01T00', effective: '2005-03-02T00' }],
  ['Court Policy 01', noHours, 'Policy/01/', { specification: '01', published: '2005-03-01T00', effective: '2005-03-02T00' }],
  ['Court Policy 01 with hours that it does not know', {}, 'Policy/01/', { specification: '01', published: '2005-03-01T00', effective: '2005-03-02T00' }],
  ['a test draft', {}, 'Policy/Test05/', { specification: 'test' }],
  ['a test draft with one hour', { publicationHour: '' }, 'Policy/Test06/', { specification: 'test', published: '2005-03-01T00' }],
  ['a test draft without hours', noHours, 'Policy/Test04/', { specification: 'test', published: '2005-03-01T00', effective: '2005-03-02T00' }]
]

t.test('a policy tells whose it is, which version, and from when', async t => {
  for (const [what, given, name, differing] of read) {
    const result = await identityOf(given, name)
    t.same(result.identity, { ...identity, ...differing }, what)
    t.same(result.findings, [], what)
  }
})

t.test('a zone behind a date is left out', async t => {
  const { identity: found, findings } = await identityOf({ effectiveDate: '<EffectiveDate>2005-03-02-08:00</EffectiveDate>' })
  t.same(found, identity)
  t.match(findings, [{ rule: 'date-with-zone', path: 'Policy/EffectiveDate', line: 5 }])
})

const key = (text: string): Partial<typeof parts> => ({ details: `<CourtDetails><OrganizationKey>${text}</OrganizationKey></CourtDetails>` })
const major = '<MajorVersion>1</MajorVersion>'
const minor = '<MinorVersion>0</MinorVersion>'
const version = (content: string): Partial<typeof parts> => ({ version: `<Version>${content}</Version>` })
const date = (text: string): Partial<typeof parts> => ({ publicationDate: `<PublicationDate>${text}</PublicationDate>` })
const hour = (text: string): Partial<typeof parts> => ({ effectiveHour: `<EffectiveHour>${text}</EffectiveHour>` })

// [parts, path, line, what the message says]
const refused: [Partial<typeof parts>, string, number, string][] = [
  [{ details: '' }, 'Policy', 1, 'Policy has no CourtDetails: they are expected with the OrganizationKey'],
  [{ details: '<x:CourtDetails/>' }, 'Policy', 1, 'Policy has no CourtDetails'],
  [{ details: '<CourtDetails/>' }, 'Policy/CourtDetails', 7, 'Policy/CourtDetails has no OrganizationKey: the key issued to the court is expected. Add it.'],
  [key(' '), 'Policy/CourtDetails/OrganizationKey', 7, 'Policy/CourtDetails/OrganizationKey is empty'],
  [key('k'.repeat(201)), 'Policy/CourtDetails/OrganizationKey', 7, `"${'k'.repeat(80)}...": at most 200 characters are expected`],
  [key('USCA\nSacramento'), 'Policy/CourtDetails/OrganizationKey', 7, 'Did the court mean "USCASacramento"?'],
  [key('USCA&#x85;'), 'Policy/CourtDetails/OrganizationKey', 7, 'Did the court mean "USCA"?'],
  [{ version: '' }, 'Policy', 1, 'Policy has no Version: one is expected, with one MajorVersion and two MinorVersion. Add it.'],
  [version(''), 'Policy/Version', 2, 'Policy/Version does not have one MajorVersion and two MinorVersion'],
  [version('1.0.3'), 'Policy/Version', 2, 'for version 1.0.3 the values 1, 0 and 3 are expected'],
  [version(major + minor), 'Policy/Version', 2, 'does not have one MajorVersion and two MinorVersion'],
  [version(major + minor + minor + minor), 'Policy/Version', 2, 'does not have one MajorVersion and two MinorVersion'],
  [version(major + major + minor), 'Policy/Version', 2, 'does not have one MajorVersion and two MinorVersion'],
  [version(`${major}${minor}<MinorVersion>10</MinorVersion>`), 'Policy/Version/MinorVersion[2]', 2, 'Policy/Version/MinorVersion[2] is "10": a digit, 0 to 9, is expected. After 1.0.9 comes 1.1.0.'],
  [version(`<MajorVersion/>${minor}${minor}`), 'Policy/Version/MajorVersion', 2, 'Policy/Version/MajorVersion is ""'],
  [{ publicationDate: '' }, 'Policy', 1, 'Policy has no PublicationDate: a date, YYYY-MM-DD, is expected. Add it.'],
  [date(''), 'Policy/PublicationDate', 3, 'Policy/PublicationDate is "": a date of the calendar'],
  [date('3/1/2005'), 'Policy/PublicationDate', 3, 'Policy/PublicationDate is "3/1/2005": a date of the calendar, YYYY-MM-DD, is expected. Did the court mean "2005-03-01"?'],
  [date('2005-02-30'), 'Policy/PublicationDate', 3, 'Correct it.'],
  [{ effectiveHour: '' }, 'Policy', 1, 'Policy has no EffectiveHour: two digits, 00 to 23, are expected. Add it.'],
  [{ publicationHour: '' }, 'Policy', 1, 'Policy has no PublicationHour'],
  [hour(''), 'Policy/EffectiveHour', 6, 'Policy/EffectiveHour is "": two digits are expected, 00 to 23. Correct it.'],
  [hour('9'), 'Policy/EffectiveHour', 6, 'Policy/EffectiveHour is "9": two digits are expected, 00 to 23. Did the court mean "09"?'],
  [hour('09:00'), 'Policy/EffectiveHour', 6, 'Did the court mean "09"?'],
  [hour('9 a.m.'), 'Policy/EffectiveHour', 6, 'Did the court mean "09"?'],
  [hour('12 AM'), 'Policy/EffectiveHour', 6, 'Did the court mean "00"?'],
  [hour('2:00 PM'), 'Policy/EffectiveHour', 6, 'Did the court mean "14"?'],
  [hour('24'), 'Policy/EffectiveHour', 6, 'Correct it.'],
  [hour('noon'), 'Policy/EffectiveHour', 6, 'Correct it.']
]

t.test('without a part of it a document is no policy, and is told why', async t => {
  for (const [given, path, line, message] of refused) {
    const result = await identityOf(given)
    t.equal(result.identity, undefined, message)
    t.match(result.findings, [{ rule: 'identity-unreadable', severity: 'error', path, line, message }], message)
    t.equal(result.findings.length, 1, message)
  }
})

t.test('every fault is told', async t => {
  const { findings } = await identityOf({ ...key(''), ...version('x'), ...date('x'), ...hour('x'), effectiveDate: '' })
  t.same(findings.map(({ path }) => path), ['Policy', 'Policy/Version', 'Policy/PublicationDate', 'Policy/EffectiveHour', 'Policy/CourtDetails/OrganizationKey'])
})
