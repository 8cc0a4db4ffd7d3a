/**
 * Text as it may leave the house: NFC, without control characters, lone surrogates, non-characters and bidi overrides
 * (a title must not be able to print backwards). Tabs and line ends become one blank; no other blank is touched.
 */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(LINE_BLANKS, ' ').replace(NEVER_PRINTED, '').normalize('NFC')

/** The paragraphs of a multi-line field such as a sapo, cleaned, without empty ones. */
export const cleanLines = (text: string): readonly string[] =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => cleanText(line).trim())
    .filter((line) => line !== '')

const LINE_BLANKS = /[\t\n\f\r\u2028\u2029]+/g
const NEVER_PRINTED =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd\ufdd0-\ufdef]|\p{Noncharacter_Code_Point}/gu
