import type { Day, Holiday, HoursOfOperation } from '../domain/policy/people-and-places.ts'
import { carry, extraLeft, many, one, textOf, type BlockReader } from './block-reader.ts'
import { dateOf } from './typed-values.ts'

/** HoursOfOperation/01 [177], schemas §6.1; times are as printed. */
export function readHoursOfOperation (block: BlockReader): HoursOfOperation {
  const days = one(block, 'Days', 'required')
  const holidays = one(block, 'Holidays')
  // The schema has a Title, and nobody knows where: those below go through.
  for (const container of [days, holidays]) if (container !== undefined) carry(container, 'Title')
  return {
    title: textOf(block, 'Title'),
    days: days === undefined ? [] : many(days, 'Day', 'required').map(readDay),
    holidays: holidays === undefined ? [] : many(holidays, 'Holiday', 'required').map(readHoliday),
    extra: extraLeft(block)
  }
}

function readDay (block: BlockReader): Day {
  carry(block, 'Title')
  return {
    dayName: textOf(block, 'DayName'),
    open: textOf(block, 'Open'),
    close: textOf(block, 'Close'),
    extra: extraLeft(block)
  }
}

function readHoliday (block: BlockReader): Holiday {
  carry(block, 'Title')
  return {
    holidayName: textOf(block, 'HolidayName'),
    date: dateOf(block, 'Date'),
    open: textOf(block, 'Open'),
    close: textOf(block, 'Close'),
    note: textOf(block, 'Note'),
    extra: extraLeft(block)
  }
}
