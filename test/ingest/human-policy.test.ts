import t from 'tap'
import { readExtension, readHumanPolicy } from '../../src/ingest/human-policy.ts'
import { readWith } from './given-xml.ts'

t.test('a statement for people', async t => {
  const { value, findings } = await readWith('<HumanPolicy><CourtKeys><CourtKey>k</CourtKey></CourtKeys><Key>h1</Key><Name>Exhibits</Name><Description><Paragraph>One.</Paragraph><Paragraph> </Paragraph><Paragraph>Two.</Paragraph></Description><Category>Filing</Category><Address>http://example.org/rules</Address><RequirementLevel>MUST</RequirementLevel></HumanPolicy>', readHumanPolicy)
  t.same(value, { courtKeys: ['k'], key: 'h1', name: 'Exhibits', paragraphs: ['One.', 'Two.'], category: 'Filing', address: 'http://example.org/rules', requirementLevel: 'MUST', extra: [] })
  t.same(findings, [])
})

// [description, paragraphs, findings]
const descriptions: [string, string[], string[]][] = [
  ['', [], ['element-missing H']],
  ['<Description/>', [], ['element-missing H/Description']],
  ['<Description>One.</Description>', ['One.'], []],
  ['<Description><Paragraph/>One.</Description>', ['One.'], []],
  ['<Description>Odd<Paragraph>One.</Paragraph></Description>', ['One.'], ['content-unknown H/Description']]
]

t.test('its description is of paragraphs, or a text without any', async t => {
  for (const [xml, paragraphs, findings] of descriptions) {
    const read = await readWith(`<H><CourtKeys><CourtKey>k</CourtKey></CourtKeys><Name>n</Name>${xml}</H>`, readHumanPolicy)
    t.same([read.value.paragraphs, read.findings], [paragraphs, findings], xml)
  }
})

t.test('its level is spelled both ways, and its vocabulary goes through', async t => {
  const { value, findings } = await readWith('<H><CourtKeys><CourtKey>k</CourtKey></CourtKeys><Name>n</Name><Description>d</Description><Category>Filing<Vocabulary>v</Vocabulary></Category><Vocabulary>w</Vocabulary><RequirementsLevel>MAY</RequirementsLevel></H>', readHumanPolicy)
  t.match(value, { category: 'Filing', requirementLevel: 'MAY', extra: [{ name: 'Category', text: '', children: [{ name: 'Vocabulary', text: 'v' }] }, { name: 'Vocabulary', text: 'w' }] })
  t.same(findings, [])
})

t.test('an extension is a name and a value', async t => {
  const { value, findings } = await readWith('<Extension><Name>a</Name><Value>b</Value><More/></Extension>', readExtension)
  t.match(value, { name: 'a', value: 'b', extra: [{ name: 'More' }] })
  t.same(findings, ['content-unknown Extension/More'])
})
