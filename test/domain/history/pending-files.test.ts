import t from 'tap'
import type { Subject } from '../../../src/domain/history/capture.ts'
import { couldRule, couldRuleFrom, couldRuleLater } from '../../../src/domain/history/pending-files.ts'
import { fileFact, historyOf, policyFact } from '../blank-facts.ts'

const zone = 'America/Los_Angeles'
const at = (wallTime: string): number => Date.parse(`${wallTime}:00-08:00`)
const { policies: [chosen], periods } = historyOf([policyFact()])
const followed = historyOf([policyFact(), policyFact({ version: '1.0.5', published: '2005-03-10T09', effective: '2005-04-01T00' }, 2)]).periods

// 1.0.1, published 2005-02-01T11, answers on 1 March 2005 at noon. [what it shows, what is told of a file, could rule then, could rule later]
const files: ReadonlyArray<readonly [string, Partial<Subject>, boolean, boolean]> = [
  ['newer, started', { version: '1.0.2', published: '2005-02-20T09', effective: '2005-02-21T09' }, true, false],
  ['newer, starts later', { version: '1.0.2', published: '2005-02-20T09', effective: '2005-04-01T09' }, false, true],
  ['newer, published later', { version: '1.0.2', published: '2005-03-01T12' }, false, true],
  ['older', { version: '1.0.0', published: '2005-01-20T09', effective: '2005-04-01T09' }, false, false],
  ['the answer\'s version, of another label', { version: '1.0.1', published: '2005-04-01T09', effective: '2005-04-02T09' }, true, false],
  ['the answer\'s version, of the same day', { version: '1.0.1', published: '2005-02-01' }, true, false],
  ['the answer\'s version, of the same label', { version: '1.0.1', published: '2005-02-01T11' }, false, false],
  ['of the answer\'s own label, with no version told', { published: '2005-02-01T11' }, true, false],
  ['nothing is told', {}, true, false],
  ['only a later start is told', { effective: '2005-04-01T09' }, false, true]
]

t.test('what a file that nobody has read could change, then or later', async t => {
  for (const [what, subject, now, later] of files) {
    t.equal(couldRule(fileFact(subject), chosen, at('2005-03-01T12:00'), zone), now, what)
    t.equal(couldRuleLater(fileFact(subject), periods, at('2005-03-01T12:00'), zone), later, `${what}: later`)
  }
  t.equal(couldRule(fileFact({ version: '1.0.0', published: '2004-01-01T09' }), undefined, at('2005-01-01T00:00'), zone), true, 'while none is in force')
})

// As above, and 1.0.5, published 2005-03-10T09, follows 2005-04-01T00. [what it shows, what is told of a file, could rule later]
const passed: ReadonlyArray<readonly [string, Partial<Subject>, boolean]> = [
  ['it could rule until then', { version: '1.0.2', published: '2005-02-20T09', effective: '2005-03-31T09' }, true],
  ['it starts when it is passed', { version: '1.0.2', published: '2005-02-20T09', effective: '2005-04-01T00' }, false],
  ['it starts after it is passed', { version: '1.0.2', published: '2005-02-20T09', effective: '2005-05-01T00' }, false],
  ['it is newer than what passes', { version: '1.0.6', published: '2005-03-10T09', effective: '2005-05-01T00' }, true],
  ['it is another file of what passes', { version: '1.0.5', published: '2005-01-10T09', effective: '2005-01-20T00' }, true]
]

t.test('a file that is passed before it could begin changes nothing', async t => {
  for (const [what, subject, later] of passed) t.equal(couldRuleLater(fileFact(subject), followed, at('2005-03-01T12:00'), zone), later, what)
})

// [what is told, from when on it could rule]
const starts: ReadonlyArray<readonly [Partial<Subject>, number]> = [
  [{}, -Infinity],
  [{ published: '2005-03-01T09' }, at('2005-03-01T10:00')],
  [{ published: '2005-03-01T09', effective: '2005-03-02T09' }, at('2005-03-02T09:00')],
  [{ published: '2005-03-01T09', effective: '2005-03-01T09' }, at('2005-03-01T10:00')],
  [{ published: '2005-03-01' }, at('2005-03-01T00:00')],
  [{ effective: '2005-03-02T09' }, at('2005-03-02T09:00')]
]

t.test('from when on it could', async t => {
  for (const [subject, from] of starts) t.equal(couldRuleFrom(fileFact(subject), zone), from)
})
