/** Keywords typed in one line, cut at commas and semicolons; repeats and blanks are dropped, at most 50 of 80 characters. */
export function readKeywords(line: string): string[] {
  const words = line
    .split(/[,;]/u)
    .map((word) => word.replace(/\s+/gu, ' ').trim().slice(0, 80))
    .filter((word) => word !== '')
  return [...new Set(words)].slice(0, 50)
}
