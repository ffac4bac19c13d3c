import t from 'tap'
import { readHoursOfOperation } from '../../src/ingest/hours-of-operation.ts'
import { readWith } from './given-xml.ts'

t.test('days and holidays, times as printed', async t => {
  const { value, findings } = await readWith('<HoursOfOperation><Title>Civil window</Title><Days><Day><DayName>Monday</DayName><Open>08:30:00</Open><Close>4:30 pm</Close></Day><Day><DayName>Friday</DayName><Odd/></Day></Days><Holidays><Holiday><HolidayName>Independence Day</HolidayName><Date>2005-07-04</Date><Open>09:00</Open><Close>12:00</Close><Note>Drop box only</Note></Holiday><Holiday><Date>July 5</Date></Holiday></Holidays></HoursOfOperation>', readHoursOfOperation)
  t.match(value, {
    title: 'Civil window',
    days: [{ dayName: 'Monday', open: '08:30:00', close: '4:30 pm', extra: [] }, { dayName: 'Friday', open: null, close: null, extra: [{ name: 'Odd' }] }],
    holidays: [
      { holidayName: 'Independence Day', date: '2005-07-04', open: '09:00', close: '12:00', note: 'Drop box only', extra: [] },
      { holidayName: null, date: 'July 5', open: null, close: null, note: null, extra: [] }
    ],
    extra: []
  })
  t.same(findings, ['content-unknown HoursOfOperation/Days/Day[2]/Odd', 'value-forbidden HoursOfOperation/Holidays/Holiday[2]/Date'])
})

// [hours, findings]
const missing: [string, string[]][] = [
  ['<H/>', ['element-missing H']],
  ['<H><Days/></H>', ['element-missing H/Days']],
  ['<H><Days><Day/></Days><Holidays/></H>', ['element-missing H/Holidays']]
]

t.test('days are required, holidays are not', async t => {
  for (const [xml, findings] of missing) t.same((await readWith(xml, readHoursOfOperation)).findings, findings, xml)
  t.same((await readWith('<H/>', readHoursOfOperation)).value, { title: null, days: [], holidays: [], extra: [] })
})

t.test('a title goes through wherever it stands', async t => {
  const { value, findings } = await readWith('<H><Title>own</Title><Days><Title>of days</Title><Day><Title>of a day</Title></Day></Days><Holidays><Title>of holidays</Title><Holiday><Title>of a holiday</Title></Holiday></Holidays></H>', readHoursOfOperation)
  t.match(value, { title: 'own', days: [{ extra: [{ text: 'of a day' }] }], holidays: [{ extra: [{ text: 'of a holiday' }] }], extra: [{ name: 'Days', children: [{ text: 'of days' }] }, { name: 'Holidays', children: [{ text: 'of holidays' }] }] })
  t.same(findings, [])
})
