import type { Article } from '@shared/article/article.ts'
import { bodyText } from '@shared/article/body-text.ts'
import { printByline } from '@shared/article/byline.ts'
import { fold } from '@shared/vietnamese/fold.ts'
import { toNfc } from '@shared/vietnamese/normal-form.ts'
import type { Library } from '../store/library.ts'

/** What an article is found by: words parted by single blanks, with and without diacritics. */
type SearchText = {
  readonly title: string
  readonly exact: string
  readonly folded: string
}

export interface SearchTexts {
  /** The text of a stored generation, read once and kept; null when the article cannot be read. */
  of(id: string, generation: number): Promise<SearchText | null>
  clear(): void
}

/** Rank of a hit, the lower the better; null when a word of the query is missing. Diacritics typed exactly come first, then hits in the title. */
export function rankOf(text: SearchText, query: string): number | null {
  const parts = partsOf(query)
  const folded = parts.map((part) => wordsOf(fold(part))).filter((part) => part !== '')
  if (folded.length === 0 || !folded.every((part) => text.folded.includes(` ${part}`))) return null
  const exactly = parts
    .map((part) => wordsOf(toNfc(part).toLowerCase()))
    .every((part) => text.exact.includes(` ${part}`))
  const inTitle = folded.every((part) => text.title.includes(` ${part}`))
  return (exactly ? 0 : 2) + (inTitle ? 0 : 1)
}

export function createSearchTexts(library: Pick<Library, 'read'>): SearchTexts {
  const kept = new Map<string, { readonly generation: number; readonly text: SearchText }>()
  return {
    async of(id, generation) {
      const known = kept.get(id)
      if (known?.generation === generation) return known.text
      const read = await library.read(id)
      if (!read.ok) return null
      const text = searchTextOf(read.value.article)
      kept.set(id, { generation: read.value.generation, text })
      return text
    },
    clear: () => kept.clear(),
  }
}

function searchTextOf({ fields, body }: Pick<Article, 'fields' | 'body'>): SearchText {
  const whole = toNfc(
    [fields.title, fields.sapo, fields.leadPhoto?.caption ?? '', bodyText(body), printByline(fields)].join('\n'),
  )
  return {
    title: ` ${wordsOf(fold(fields.title))} `,
    exact: ` ${wordsOf(whole.toLowerCase())} `,
    folded: ` ${wordsOf(fold(whole))} `,
  }
}

/** The words of a query, each on its own; what stands between quotation marks stays together. */
function partsOf(query: string): readonly string[] {
  return [...query.matchAll(/["“]([^"”]+)["”]?|[^\s"“”]+/g)].map(([word, phrase]) => phrase ?? word)
}

const wordsOf = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
