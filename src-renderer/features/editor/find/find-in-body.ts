import { fold } from '@shared/vietnamese/fold.ts'
import type { Node } from '@tiptap/pm/model'

export type Found = { readonly from: number; readonly to: number }
export type FindOptions = { readonly matchCase: boolean; readonly wholeWord: boolean; readonly matchMarks: boolean }

/** Every place of the body where the text stands, in order, none overlapping; empty when there is nothing to look for. */
export function findInBody(body: Node, wanted: string, options: FindOptions): readonly Found[] {
  const needle = [...wanted.normalize('NFC')].map((letter) => alike(letter, options)).join('')
  if (needle.trim() === '') return []
  const found: Found[] = []
  body.descendants((block, position) => {
    if (!block.isTextblock) return true
    found.push(...findInBlock(block, position + 1, needle, options))
    return false
  })
  return found
}

function findInBlock(block: Node, start: number, needle: string, options: FindOptions): readonly Found[] {
  const text = block.textBetween(0, block.content.size, '\n', '\n')
  const { folded, offsets } = foldLetters(text, options)
  const found: Found[] = []
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
    const from = offsets[at] ?? 0
    const to = offsets[at + needle.length] ?? text.length
    if (!options.wholeWord || (!isLetter(text.slice(0, from), -1) && !isLetter(text.slice(to), 0)))
      found.push({ from: start + from, to: start + to })
  }
  return found
}

/** The text made comparable letter by letter, and for each of its units the offset it came from. */
function foldLetters(
  text: string,
  options: FindOptions,
): { readonly folded: string; readonly offsets: readonly number[] } {
  let folded = ''
  const offsets: number[] = []
  // A letter typed as base and combining marks is one letter.
  for (const { 0: letter, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const same = alike(letter.normalize('NFC'), options)
    for (let unit = 0; unit < same.length; unit++) offsets.push(index)
    folded += same
  }
  offsets.push(text.length)
  return { folded, offsets }
}

function alike(letter: string, { matchCase, matchMarks }: FindOptions): string {
  if (matchMarks) return matchCase ? letter : letter.toLowerCase()
  const plain = fold(letter)
  return matchCase && letter !== letter.toLowerCase() ? plain.toUpperCase() : plain
}

const isLetter = (text: string, at: 0 | -1): boolean =>
  /[\p{L}\p{N}\p{M}]/u.test([...text.slice(at === 0 ? 0 : -2)].at(at) ?? '')
