import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ARTICLE_SCHEMA_VERSION, type Article, type BodyNode, EMPTY_FIELDS } from '@shared/article/article.ts'
import { seal } from '../../src-main/store/disk/envelope.ts'

const WORDS =
  'sáng nay bà con thôn Bình Minh ra đồng từ sớm nước đã về tới các thửa ruộng cuối nguồn chợ phiên đông hơn mọi năm đường mới thông xe học sinh đến lớp'.split(
    ' ',
  )

/** Numbers from 0 to 1 that a seed repeats. */
export function randomFrom(seed: number): () => number {
  let state = seed + 1
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** A body whose JSON is about so many bytes, in paragraphs of 60 words. */
function aBodyOf(bytes: number, random: () => number): BodyNode {
  const content: BodyNode[] = []
  for (let size = 0; size < bytes; ) {
    const words = Array.from({ length: 60 }, () => WORDS[Math.floor(random() * WORDS.length)])
    const text = `${words.join(' ')}.`
    const id = String(content.length).padStart(12, '0')
    content.push({ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] })
    size += Buffer.byteLength(text) + 90
  }
  return { type: 'doc', content }
}

/** A permanent id that sorts by its number. */
const anId = (number: number): string => `01JBENCH${String(number).padStart(18, '0')}`

/** A draft with a body of about so many bytes. */
export function anArticleOf(number: number, bytes: number, random: () => number): Article {
  const at = new Date(Date.UTC(2020, 0, 1) + number * 600_000).toISOString()
  const title = `Bài số ${number}: ${WORDS.slice(number % 9, (number % 9) + 9).join(' ')}`
  return {
    schemaVersion: ARTICLE_SCHEMA_VERSION,
    id: anId(number),
    organisationId: 'trung-tam',
    createdAt: at,
    savedAt: at,
    fields: { ...EMPTY_FIELDS, title, updatedOn: at.slice(0, 10) },
    body: aBodyOf(bytes, random),
    decisions: [{ kind: 'create', at, by: 'phong-vien', byName: 'Lê Minh An', contentHash: '0'.repeat(64) }],
  }
}

/** Lays so many articles of 4 KB into a library's folder, each under a true envelope. */
export function layArticles(dir: string, count: number): void {
  const random = randomFrom(count)
  for (let number = 0; number < count; number += 1) {
    const article = anArticleOf(number, 4000, random)
    mkdirSync(join(dir, 'articles', article.id), { recursive: true })
    const bytes = seal({ generation: 1, schemaVersion: ARTICLE_SCHEMA_VERSION, data: article })
    writeFileSync(join(dir, 'articles', article.id, 'article.json'), bytes)
  }
}
