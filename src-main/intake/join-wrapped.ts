import { readDateLabel } from '@shared/vietnamese/date-label.ts'
import { endsSentence, isChrome } from './page-phrases.ts'
import type { SourceLine } from './source-line.ts'

/**
 * Joins lines that were broken to fit a width: where the line has no end mark and the next one starts lower-case, and, on a page
 * that is broken throughout, where the next word would not have fitted. Also a name broken after its first word.
 */
export function joinWrapped(lines: readonly SourceLine[]): {
  readonly lines: readonly SourceLine[]
  readonly joined: number
} {
  const width = wrapWidth(lines)
  const out: { text: string; parts: string[]; line: SourceLine; last: string }[] = []
  for (const line of lines) {
    const above = out.at(-1)
    if (above && line.gap === 0 && continues(above.last, line, above.line, width)) {
      above.parts.push(line.text)
      above.last = line.text
    } else out.push({ text: line.text, parts: [line.text], line, last: line.text })
  }
  return {
    lines: out.map(({ parts, line }) => (parts.length === 1 ? line : { ...line, text: parts.join(' ') })),
    joined: lines.length - out.length,
  }
}

function continues(last: string, next: SourceLine, first: SourceLine, width: number | null): boolean {
  if (next.indented || isChrome(next.text) || isChrome(last) || next.hints.alt || first.hints.alt) return false
  // A line broken to a width is short.
  if (last.length > 200 || next.text.length > 200) return false
  if (readDateLabel(next.text) || readDateLabel(last)) return false
  if (/[-–,(]$/u.test(last) && last.length > 3 && /^[\p{L}\d]/u.test(next.text)) return true
  if (!endsSentence(last) && /^\p{Ll}/u.test(next.text) && /[\p{L}\d]$/u.test(last)) return true
  if (width !== null && isFull(last, next.text, width)) return true
  return isSplitName(last, next.text, next.gap)
}

/** A name's first word alone on its line, the rest on the next: "Lưu" / "Trọng Nghĩa". */
const isSplitName = (last: string, next: string, gap: number): boolean =>
  gap === 0 && /^\p{Lu}\p{Ll}{1,6}$/u.test(last) && /^\p{Lu}\p{Ll}{0,6}(?: \p{Lu}\p{Ll}{0,6}){0,3}$/u.test(next)

const isFull = (line: string, next: string, width: number): boolean =>
  line.length > width * 0.6 && line.length <= width && line.length + 1 + (next.split(' ', 1)[0] ?? '').length > width

/** The width that a page was broken to, or null where its lines are whole paragraphs. */
function wrapWidth(lines: readonly SourceLine[]): number | null {
  let broken = 0
  let width = 0
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (!next || next.gap > 0 || line.text.length < 40 || line.text.length > 130) return
    if (endsSentence(line.text) || !/^[\p{Ll}\d]/u.test(next.text)) return
    broken += 1
    width = Math.max(width, line.text.length)
  })
  return broken >= 3 ? width : null
}
