import type { CheckIssue } from '../contract/operations.ts'
import { checkByline } from './byline.ts'
import type { Check, CheckContext, Checked } from './check.ts'
import { checkCrossheads } from './crossheads.ts'
import { checkDates } from './dates.ts'
import { checkDistricts } from './districts.ts'
import { checkLinks } from './links.ts'
import { checkParagraphs } from './paragraphs.ts'
import { checkPhotos } from './photos.ts'
import { checkTitle } from './title.ts'
import { checkToCome } from './to-come.ts'

const CHECKS: readonly Check[] = [
  checkTitle,
  checkDates,
  checkByline,
  checkPhotos,
  checkToCome,
  checkParagraphs,
  checkCrossheads,
  checkLinks,
  checkDistricts,
]

/** The pre-export list (E6): errors first, each with its place. `today` decides whether the embargo has passed. */
export function runChecks(article: Checked, context: CheckContext): CheckIssue[] {
  const issues = CHECKS.flatMap((check) => check(article, context))
  return [
    ...issues.filter(({ severity }) => severity === 'error'),
    ...issues.filter(({ severity }) => severity === 'warning'),
  ]
}

/** How many rules the list has, for "14 mục khác đã đạt". */
export const CHECK_CODES = [
  'title/missing',
  'title/too-long',
  'date/missing',
  'date/embargo',
  'date/event-after-update',
  'byline/missing',
  'photo/not-arrived',
  'photo/missing-caption',
  'photo/missing-credit',
  'photo/missing-alt',
  'photo/alt-file-name',
  'photo/alt-repeats-caption',
  'text/to-come',
  'body/empty',
  'paragraph/empty',
  'paragraph/repeated',
  'crosshead/order',
  'crosshead/empty',
  'link/text',
  'place/district-ended',
] as const

/** A short name of one issue that a person can sign for: `photo/missing-credit@lead`. */
export function issueKey({ code, place }: CheckIssue): string {
  return `${code}@${'field' in place ? place.field : 'block' in place ? place.block : 'article'}`
}
