import t from 'tap'
import { keepCrawl } from '../../archive/keep.ts'
import { hoursOfOperation, policy } from '../../domain/blank-policy.ts'
import type { HoursOfOperation } from '../../../src/domain/policy/people-and-places.ts'
import { serve } from '../serve.ts'

const court = 'USCASacramentoSuperior'
// 2 March 2005 is a Wednesday.
const at = '2005-03-02T09:30'
const monday = ['Monday', '08:30:00', '16:00:00'] as const

// [what it shows, hours, what is read on the page, what is not]
const pages: ReadonlyArray<readonly [string, HoursOfOperation | null, RegExp, RegExp]> = [
  ['no hours', null, /The policy states no hours\. It is not known when it opens next/, /cannot be read|Week /],
  ['hours of this day that are no time', hoursOfOperation([monday, ['Wednesday', '8.30 am', '16:00']]),
    /The hours that the policy states for this day cannot be read: whether the court is open at 2 March 2005, 9:30 a\.m\. PST is not known\. It is not known when it opens next\. What cannot be read .*Open is "8\.30 am".* Wednesday 8\.30 am 4:00 p\.m\./, /states no hours|not stated/],
  ['an end that is no time, and an opening that is certain', hoursOfOperation([monday, ['Wednesday', '08:30', 'late']]), /cannot be read: whether .* is not known\. It opens next 7 March 2005, 8:30 a\.m\. PST\. .* Wednesday 8:30 a\.m\. late/, /states no hours/],
  ['a name that is no weekday\'s', hoursOfOperation([monday, ['Midweek', '08:30', '16:00']]), /The policy states no hours for this day that can be read.*DayName is "Midweek".*Midweek 8:30 a\.m\. 4:00 p\.m\./, /states no hours\./],
  ['no weekday, but a holiday', hoursOfOperation([], [['2005-07-04', 'Independence Day', null, null]]), /The policy states no hours for this day that can be read.*No Day is listed.*Independence Day closed/, /states no hours\./],
  ['hours of another day', hoursOfOperation([['Wednesday', '08:30', '16:00'], ['Thursday', null, '16:00']]), /The court is open at .* It is not known when it opens next\. What cannot be read .*Thursday not stated 4:00 p\.m\./, /states no hours/],
  ['hours of a holiday', hoursOfOperation([['Wednesday', '08:30', '16:00']], [['2005-12-23', 'Short day', '9', '12:00']]), /The court is open at .* It opens next 9 March 2005, 8:30 a\.m\. PST\..*Short day 9 to 12:00 p\.m\./, /closed/],
  ['a holiday with hours and without', hoursOfOperation([['Thursday', '08:30', '16:00']], [['2005-03-02', 'Short day', '09:00', '12:00'], ['2005-03-02', 'Closed', null, null]]), /for this day cannot be read.*It opens next 3 March 2005.*has hours, and another Holiday/, /states no hours/],
  ['all can be read', hoursOfOperation([['Wednesday', '08:30', '16:00']]), /The court is open at .* It opens next 9 March 2005/, /cannot be read|not known/]
]

const textOf = (body: string): string =>
  body.replace(/^.*<main/s, '').replace(/<form.*?<\/form>/gs, '').replace(/<[^>]*>/g, ' ').replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replace(/\s+/g, ' ').replace(/ \./g, '.')

t.test('the page of hours says what the policy states, and what of it cannot be read', async t => {
  for (const [what, hours, read, notRead] of pages) {
    await t.test(what, async t => {
      const { app, database, histories } = await serve(t)
      await keepCrawl(database, [policy({ version: '1.0.0', published: '2005-01-01T10', effective: '2005-01-04T10', hoursOfOperation: hours })])
      await histories.refresh()
      const { body, statusCode } = await app.inject({ url: `/courts/${court}/hours?at=${at}`, headers: { accept: 'text/html' } })
      t.equal(statusCode, 200)
      t.match(textOf(body), read)
      t.notMatch(textOf(body), notRead)
    })
  }
})
