import type { Test } from 'tap'
import { misbehavingSite, type MisbehavingSite } from '../misbehaving-site.ts'
import { fileNameOf, indexXml, listed, policyXml, type SmallPolicy } from '../crawler/small-repository.ts'

/** A repository of four courts with three versions each; every court's fees and codes repeat between its versions. */
export interface Valley { site: MisbehavingSite, url: string, documents: number }

const courts = ['USCAFresno', 'USCAKern', 'USCAKings', 'USCATulare']
const versions = [['1.0.0', '2005-01-01'], ['1.0.1', '2005-02-01'], ['2.0.0', '2005-03-01']] as const

/** Opens the repository; some answers come slowly, so that there is time to be interrupted in, and those of `held` not before they may. */
export async function openValley (t: Test, held: { paths: RegExp, until: Promise<void> } | null = null): Promise<Valley> {
  const site = await misbehavingSite(t)
  const publish = (path: string, body: string, place: number): void => {
    const delay = held?.paths.test(path) === true ? { delay: held.until } : {}
    site.set(`/CourtPolicies/${path}`, place % 3 === 2 ? { body, drip: { bytes: 1 + Math.ceil(body.length / 4), pause: 8 }, ...delay } : { body, ...delay })
  }
  publish('index.xml', indexXml({ local: courts.map(key => `${key}/index.xml`) }), 0)
  for (const key of courts) {
    const policies: SmallPolicy[] = versions.map(([version, date]) => ({ key, version, published: `${date}T10`, effective: `${date.slice(0, 8)}05T09` }))
    publish(`${key}/index.xml`, indexXml({ policies: policies.map(listed) }), 1)
    for (const [place, policy] of policies.entries()) publish(`${key}/${fileNameOf(policy)}`, richPolicy(policy), place)
  }
  return { site, url: `${site.origin}/CourtPolicies/`, documents: 1 + courts.length * (1 + versions.length) }
}

/** With forty fees and a table of forty codes. */
function richPolicy (policy: SmallPolicy): string {
  const places = Array.from({ length: 40 }, (_, place) => String(place).padStart(4, '0'))
  const fees = places.map(place => `<Policy:Fee><Fee:Value>${place}</Fee:Value><Fee:Cost>${Number(place)}.00</Fee:Cost></Policy:Fee>`).join('\n')
  const codes = places.map(place => `<CodeTable:Code><Code:Name>Paper ${place}</Code:Name><Code:Value>${place}</Code:Value></CodeTable:Code>`).join('\n')
  return policyXml(policy)
    .replace('xmlns:Fee=', 'xmlns:CodeTable="http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/02/CodeTable/01/" xmlns:Code="http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/02/CodeTable/Code/01/" xmlns:Fee=')
    .replace('<Policy:Fees>', `<Policy:CodeTables><Policy:CodeTable CodifiedName="DocumentType"><CodeTable:Codes>${codes}</CodeTable:Codes></Policy:CodeTable></Policy:CodeTables>\n<Policy:Fees>${fees}`)
}
