/**
 * Parts captions that a page printed without a break: `… đầu năm họcĐồng chí …`. Each part keeps at least two words, so
 * names written with a capital inside (`YouTube`) stay whole.
 */
export function splitGluedCaptions(text: string): readonly string[] {
  if (text.length > 2000) return [text]
  const parts: string[] = []
  let start = 0
  for (const seam of text.matchAll(/\p{Ll}(?=\p{Lu}\p{Ll}*\s)/gu)) {
    const end = seam.index + seam[0].length
    const left = text.slice(start, end)
    if (
      !/\s/u.test(left.trim()) ||
      !/\S\s+\S/u.test(text.slice(end)) ||
      /(?:^|\s)(?:You|Tik|Face|Live|Viet|Mc|i|e)$/u.test(left)
    )
      continue
    parts.push(left.trim())
    start = end
  }
  return [...parts, text.slice(start).trim()]
}
