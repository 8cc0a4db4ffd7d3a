import { textBlocks } from '../article/body-text.ts'
import { type Check, inBlock, inField, mustMend, opening } from './check.ts'

/** TK ("to come"): text that somebody still has to fill in. Upper case, standing alone, so no word is caught. */
const TO_COME = /(?<![\p{L}\p{M}\p{N}])TK(?![\p{L}\p{M}\p{N}])/u

export const checkToCome: Check = ({ fields, body }) => {
  const written: readonly (readonly [string, string])[] = [
    ['title', fields.title],
    ['sapo', fields.sapo],
    ['source', fields.source],
    ['leadPhoto', `${fields.leadPhoto?.caption ?? ''} ${fields.leadPhoto?.credit ?? ''}`],
  ]
  return [
    ...written
      .filter(([, text]) => TO_COME.test(text))
      .map(([field, text]) => mustMend('text/to-come', inField(field), { text: opening(text.trim()) })),
    ...textBlocks(body)
      .filter(({ text }) => TO_COME.test(text))
      .map(({ id, text }) => mustMend('text/to-come', inBlock(id), { text: opening(text) })),
  ]
}
