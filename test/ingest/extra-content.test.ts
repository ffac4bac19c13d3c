import t from 'tap'
import { extraOf, isPrivate } from '../../src/ingest/extra-content.ts'
import { standard, treeOf } from './given-xml.ts'

const namespace = `${standard}BuildingBlocks/Primitives/Fee/03/`

t.test('an element is kept with all below it', async t => {
  t.same(extraOf(await treeOf('<Waiver x:kind="full" Code=" 7 "> see <Form>FW-001</Form> and <x:Form/> there</Waiver>')), {
    namespace,
    name: 'Waiver',
    text: 'see and there',
    attributes: [{ namespace: 'urn:foreign', name: 'kind', value: 'full' }, { namespace: '', name: 'Code', value: ' 7 ' }],
    children: [
      { namespace, name: 'Form', text: 'FW-001', attributes: [], children: [] },
      { namespace: 'urn:foreign', name: 'Form', text: '', attributes: [], children: [] }
    ]
  })
})

t.test('of bank and card numbers nothing is kept, wherever they stand', async t => {
  const empty = { text: '', attributes: [], children: [] }
  t.same(extraOf(await treeOf('<Note><Payment Account="12">34<Number>56</Number></Payment><x:TestCreditCard>78</x:TestCreditCard></Note>')), {
    namespace,
    name: 'Note',
    ...empty,
    children: [{ namespace, name: 'Payment', ...empty }, { namespace: 'urn:foreign', name: 'TestCreditCard', ...empty }]
  })
  t.equal(isPrivate(await treeOf('<Payment/>')), true)
  t.equal(isPrivate(await treeOf('<AcceptedCreditCards/>')), false)
})
