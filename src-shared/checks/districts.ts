import { textBlocks } from '../article/body-text.ts'
import { type Check, inBlock, inField, shouldLook } from './check.ts'

/** The district level ended on this day: 34 provinces, communes below them. */
const DISTRICTS_ENDED = '2025-07-01'
const DISTRICT =
  /(?<![\p{L}\p{M}])(?:(?:UBND|HĐND|UBMTTQVN|Ủy ban nhân dân|Hội đồng nhân dân|Công an|Bí thư|Chủ tịch)\s+)?(?:[Hh]uyện ủy|[Hh]uyện|[Tt]hị ủy|[Tt]hị xã)\s+\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*)*/gu
const MARKED_OLD = /^\s*(?:\(cũ\)|cũ(?![\p{L}\p{M}]))/u

/** The districts a text names as living, without those marked "(cũ)". */
export function livingDistricts(text: string): readonly string[] {
  return [...text.matchAll(DISTRICT)]
    .filter(({ 0: name, index }) => !MARKED_OLD.test(text.slice(index + name.length)))
    .map(([name]) => name)
}

export const checkDistricts: Check = ({ fields, body }) => {
  const day = fields.eventOn ?? fields.updatedOn
  if (day === null || day < DISTRICTS_ENDED) return []
  const inFields = (['title', 'sapo'] as const).flatMap((field) =>
    livingDistricts(fields[field]).map((name) => shouldLook('place/district-ended', inField(field), { name })),
  )
  return [
    ...inFields,
    ...textBlocks(body).flatMap(({ id, text }) =>
      livingDistricts(text).map((name) => shouldLook('place/district-ended', inBlock(id), { name })),
    ),
  ]
}
