import { printByline } from '../article/byline.ts'
import { type Check, inField, mustMend } from './check.ts'

// A notice taken over from another office has a source and no author.
export const checkByline: Check = ({ fields }) =>
  printByline(fields).trim() === '' && fields.source.trim() === ''
    ? [mustMend('byline/missing', inField('bylines'))]
    : []
