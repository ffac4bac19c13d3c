import type { Day, Holiday, HoursOfOperation } from '../domain/people-and-places.ts'
import { extraLeft, many, one, textOf, type BlockReader } from './block-reader.ts'
import { itemsOf } from './containers.ts'
import { dateOf } from './typed-values.ts'

/** HoursOfOperation/01 [177], facts §6.1; times are as printed. */
export function readHoursOfOperation (block: BlockReader): HoursOfOperation {
  const days = one(block, 'Days', 'required')
  return {
    title: textOf(block, 'Title'),
    days: days === undefined ? [] : many(days, 'Day', 'required').map(readDay),
    holidays: itemsOf(block, 'Holidays', 'Holiday', readHoliday),
    extra: extraLeft(block)
  }
}

function readDay (block: BlockReader): Day {
  return { dayName: textOf(block, 'DayName'), open: textOf(block, 'Open'), close: textOf(block, 'Close'), extra: extraLeft(block) }
}

function readHoliday (block: BlockReader): Holiday {
  return {
    holidayName: textOf(block, 'HolidayName'),
    date: dateOf(block, 'Date'),
    open: textOf(block, 'Open'),
    close: textOf(block, 'Close'),
    note: textOf(block, 'Note'),
    extra: extraLeft(block)
  }
}
