import t from 'tap'
import { subjectOf } from '../../../src/domain/history/subject.ts'

const named = 'https://policies.example/CourtPolicies/US/California/USCAKings_2005_03_01_Ver1_0_2.xml'
const unnamed = 'https://policies.example/CourtPolicies/policy.xml?court=kings'

// what the index entry says: [key, version, published, effective], the file's URL -> whose policy it is
const listed = [
  // The entry tells everything, whatever the file is called.
  [['USCAKings', '1.0.2', '2005-03-01T09', '2005-03-02T09'], unnamed, ['USCAKings', '1.0.2', '2005-03-01T09', '2005-03-02T09']],
  [['USCATulare', '1.0.3', '2005-03-01T16', '2005-03-02T09'], named, ['USCATulare', '1.0.3', '2005-03-01T16', '2005-03-02T09']],
  // The entry is silent: the name tells the key, the version and the day, and never an hour.
  [[null, null, null, null], named, ['USCAKings', '1.0.2', '2005-03-01', null]],
  // The entry tells a part.
  [['USCAKings', null, null, '2005-03-02T09'], named, ['USCAKings', '1.0.2', '2005-03-01', '2005-03-02T09']],
  [['USCAKings', null, null, null], unnamed, ['USCAKings', null, null, null]],
  // Nothing names a court.
  [[null, '1.0.2', '2005-03-01T09', null], unnamed, null],
  // What no file name could hold is no key.
  [['K'.repeat(256), '1.0.2', '2005-03-01T09', null], named, null],
  // A location that is no URL still has a name.
  [[null, null, null, null], 'http://[/USCAKings_2005_03_01_Ver1_0_2.xml', ['USCAKings', '1.0.2', '2005-03-01', null]]
] as const

t.test('a listed file belongs to whom its index entry names, else its own name', async t => {
  for (const [[organizationKey, version, published, effective], url, expected] of listed) {
    const subject = subjectOf({ organizationKey, name: null, version, published, effective, path: null, location: url }, url)
    t.same(subject && [subject.organizationKey, subject.version, subject.published, subject.effective], expected, `${organizationKey} at ${url}`)
  }
})
