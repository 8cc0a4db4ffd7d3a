import { type Check, inField, mustMend, shouldLook } from './check.ts'

// Portal lists cut titles at about two lines of 60 characters.
const LONGEST_TITLE = 120

export const checkTitle: Check = ({ fields }) => {
  const title = fields.title.trim()
  if (title === '') return [mustMend('title/missing', inField('title'))]
  return title.length > LONGEST_TITLE
    ? [shouldLook('title/too-long', inField('title'), { length: title.length, most: LONGEST_TITLE })]
    : []
}
