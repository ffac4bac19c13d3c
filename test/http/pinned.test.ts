import t from 'tap'
import { readGenericode } from './read-genericode.ts'
import { serveSample } from './sample-service.ts'

// A check of the court comes after the last that was recorded of it: what an answer says was settled by that check.

const court = '/v1/courts/USCASacramentoSuperior'
const at = 'at=2005-03-02T09:30'

t.test('a further page is as settled as the page before it', async t => {
  const { app } = await serveSample(t)
  for (const list of ['fees', 'code-tables', 'code-tables/CaseType']) {
    const first = (await app.inject(`${court}/${list}?${at}&limit=1`)).json()
    t.equal(first.provisional, false, list)
    if (first.nextCursor === null) continue
    const next = (await app.inject(`${court}/${list}?${at}&limit=1&cursor=${first.nextCursor}`)).json()
    const settled = ({ provisional, settledUntil, doubts }: typeof next) => ({ provisional, settledUntil, doubts })
    t.same(settled(next), settled(first), list)
  }
})

t.test('the address of a code list gives it as settled as it was', async t => {
  const { app } = await serveSample(t)
  for (const list of ['code-tables/CaseType', 'code-tables/DocumentType', 'fees']) {
    const given = await readGenericode((await app.inject(`${court}/${list}?${at}&format=genericode`)).body)
    t.equal(given.annotation['provisional'], 'false', list)
    const { pathname, search } = new URL(given.canonicalVersionUri)
    t.same((await readGenericode((await app.inject(`${pathname}${search}`)).body)).annotation, given.annotation, list)
  }
})
