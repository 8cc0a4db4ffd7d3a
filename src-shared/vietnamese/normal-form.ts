/**
 * The one form in which text lives here: NFC. Repairs NFD and "Unicode tổ hợp" (a hatted base with a combining
 * tone): the seed's title is 70 characters in NFC, 93 in NFD, 84 in tổ hợp.
 */
export const toNfc = (text: string): string => text.normalize('NFC')

/** True when the text holds a letter or tone that only Unicode Vietnamese has, so it is not in a legacy charset. */
const hasVietnameseLetters = (text: string): boolean =>
  /[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]|\u0300|\u0301|\u0303|\u0309|\u0323/u.test(text)

export type CleanLine = {
  readonly text: string
  /** The line began with an indent: two or more blanks, or one that is not a plain blank. */
  readonly indented: boolean
  /** How many runs of doubled, non-breaking or exotic blanks became one blank. */
  readonly blanks: number
}

/** One printed line in NFC, without its indent, with one plain blank where there were several or unusual ones. */
export function cleanLine(raw: string): CleanLine {
  let line = toNfc(raw).replace(INVISIBLE, '')
  // In TCVN3 text U+00AD is the letter ư, so it goes only from text that is surely Unicode.
  if (line.includes('\u00AD') && hasVietnameseLetters(line)) line = line.replaceAll('\u00AD', '')
  const text = line.trim()
  const indent = text === '' ? '' : line.slice(0, line.length - line.trimStart().length)
  let blanks = 0
  const even = text.replace(/\s+/gu, (run) => {
    if (run !== ' ') blanks += 1
    return ' '
  })
  return { text: even, indented: indent.length >= 2 || (indent !== '' && indent !== ' '), blanks }
}

// Zero-width characters and controls; tab and line ends are blanks, U+00AD is judged above.
const INVISIBLE = /\uFEFF|(?!\s|\u00AD)[\p{Cc}\p{Cf}]/gu
