/**
 * Folds text for search: no tones, no hats, đ as d, lower case. `Đồng chí` becomes `dong chi`.
 * Intl.Collator's base level is no use here: it keeps ă â ê ô ơ ư đ apart.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
