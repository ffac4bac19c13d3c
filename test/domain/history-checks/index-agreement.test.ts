import t from 'tap'
import { indexDisagreement, toldByIndex } from '../../../src/domain/history-checks/index-agreement.ts'
import { court, fileFact, policyFact, urlOf } from '../blank-facts.ts'

// The policy: version 1.0.1, published 2005-02-01T11, effective 2005-02-04T11.
// [what the index tells; what it says in the message, what the policy says; none where they agree]
const entries = [
  [{}, undefined],
  [{ version: '1.0.1', published: '2005-02-01T11', effective: '2005-02-04T11' }, undefined],
  [{ version: '1.0.2' }, ['version 1.0.2', 'version 1.0.1']],
  [{ published: '2005-02-01T10' }, ['publication 2005-02-01T10', 'publication 2005-02-01T11']],
  [{ effective: '2005-02-04T10' }, ['effective 2005-02-04T10', 'effective 2005-02-04T11']],
  [{ organizationKey: 'USCAYoloSuperior' }, ['OrganizationKey USCAYoloSuperior', `OrganizationKey ${court}`]],
  [{ version: '1.0.2', effective: '2005-02-05T00' }, ['version 1.0.2, effective 2005-02-05T00', 'version 1.0.1, effective 2005-02-04T11']],
  [{ published: '2005-02-02' }, undefined, 'a bare date is the file name\'s word']
] as const

t.test('an index says of a policy what the policy says of itself [44][50]', async t => {
  for (const [told, said] of entries) {
    const listing = { organizationKey: null, version: null, published: null, effective: null, ...told }
    const message = said === undefined ? undefined : `The index says ${said[0]}; the policy itself says ${said[1]}, and counts. Correct the index.`
    t.equal(indexDisagreement(listing, policyFact()), message, JSON.stringify(told))
  }
})

const name = urlOf({ version: '1.0.2', published: '2005-02-03T11' })

// [subject of a listed file, its URL, version that the index itself tells]
const words = [
  [{ version: '1.0.2', published: '2005-02-03' }, name, null],
  [{ version: '1.0.3', published: '2005-02-03' }, name, '1.0.3'],
  [{ version: '1.0.2', published: '2005-02-03T11' }, name, '1.0.2'],
  [{ version: '1.0.2', published: null }, 'https://courtinfo.example/policy.xml', '1.0.2']
] as const

t.test('where the index tells no hour of publication, the version may be the file name\'s', async t => {
  for (const [subject, url, version] of words) {
    t.equal(toldByIndex(fileFact(subject, { url })).version, version, `${JSON.stringify(subject)} at ${url}`)
  }
})
