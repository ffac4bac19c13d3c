import t from 'tap'
import { hoursItems } from '../../../src/domain/differences/hours-items.ts'

const extra = { namespace: '', name: 'Lunch', text: '', attributes: [], children: [] }
const day = (dayName: string | null, open: string | null, close: string | null) => ({ dayName, open, close, extra: [] })
const holiday = (date: string | null, holidayName: string | null, open: string | null = null) => ({ date, holidayName, open, close: null, note: null, extra: [] })

t.test('hours by weekday and holidays by date', async t => {
  const items = hoursItems({
    title: 'Clerk',
    days: [day('Monday', '08:00:00', '12:00:00'), day('Friday', null, null), day('Monday', '13:00:00', null), day(null, null, '16:00:00')],
    holidays: [holiday('2005-07-04', 'Independence Day'), holiday(null, 'Some day', '09:00:00'), holiday(null, null)],
    extra: [extra]
  })
  t.same(items.map(({ key, title, printed }) => [key, title, printed]), [
    ['title', 'Title of the hours', '"Clerk"'],
    ['Monday', 'Monday', '08:00:00-12:00:00 and 13:00:00-?'],
    ['Friday', 'Friday', 'closed'],
    ['', 'A day without a name', '?-16:00:00'],
    ['holidays/2005-07-04', 'Holiday 2005-07-04 (Independence Day)', 'closed'],
    ['holidays/Some day', 'Holiday without a date (Some day)', '09:00:00-?'],
    ['holidays/', 'Holiday without a date', 'closed'],
    ['extra', 'Other elements of the hours', null]
  ])
  t.same(hoursItems({ title: null, days: [], holidays: [], extra: [] }), [])
  t.same(hoursItems(null), [])
})
