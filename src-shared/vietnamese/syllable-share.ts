import { fold } from './fold.ts'

/**
 * How much of a text reads as Vietnamese, from 0 to 1: the share of its words with marks that have the build of a
 * Vietnamese syllable. Made to tell two decodings of the same bytes apart, not to check spelling.
 */
export function syllableShare(text: string): number {
  let words = 0
  let syllables = 0
  for (const [word] of text
    .slice(0, 20_000)
    .normalize('NFC')
    .matchAll(/[^\s.,;:!?()"“”/<>=\d-]+/gu)) {
    if (!/\P{ASCII}/u.test(word)) continue
    words += 1
    if (SYLLABLE.test(fold(word)) && !/[^\p{L}]/u.test(word) && !LATE_CAPITAL.test(word)) syllables += 1
  }
  return words === 0 ? 0 : syllables / words
}

const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:uye|uya|uyu|oai|oao|oay|oeo|uay|uoi|uou|ieu|yeu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])(?:ng|nh|ch|[cmnpt])?$/
const LATE_CAPITAL = /\p{Ll}\p{Lu}/u
