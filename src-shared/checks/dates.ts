import { printDate } from '../article/calendar-date.ts'
import { type Check, inField, mustMend, shouldLook } from './check.ts'

export const checkDates: Check = ({ fields }, { today }) => [
  ...(fields.updatedOn === null ? [mustMend('date/missing', inField('updatedOn'))] : []),
  ...(fields.embargoUntil !== null && today < fields.embargoUntil
    ? [mustMend('date/embargo', inField('embargoUntil'), { day: printDate(fields.embargoUntil) })]
    : []),
  ...(fields.eventOn !== null &&
  fields.updatedOn !== null &&
  fields.eventOn > fields.updatedOn &&
  fields.genre === 'tin'
    ? [shouldLook('date/event-after-update', inField('eventOn'), { day: printDate(fields.eventOn) })]
    : []),
]
