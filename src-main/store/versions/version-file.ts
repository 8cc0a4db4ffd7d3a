import { promisify } from 'node:util'
import { constants, gunzip, gunzipSync, gzip } from 'node:zlib'
import { type Article, articleSchema } from '@shared/article/article.ts'
import { VERSION_REASONS } from '@shared/versions/version-reasons.ts'
import { z } from 'zod'
import { LARGEST_RECORD, sha256 } from '../disk/envelope.ts'
import { CURRENT_VERSION, migrateArticle } from '../migrations/migrations.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const headSchema = z.object({
  articleId: z.string(),
  parent: hash.nullable(),
  at: z.iso.datetime(),
  by: z.string().max(60),
  byName: z.string().max(120),
  reason: z.enum(VERSION_REASONS),
  generation: z.int().nonnegative(),
  contentHash: hash,
  words: z.int().nonnegative(),
  schemaVersion: z.int().positive(),
})

/** What a version says of itself, in the first line of its file. */
export type VersionHead = Readonly<z.infer<typeof headSchema>>

/** How much of a file is unpacked to read its head alone. */
const HEAD_BYTES = 4096
const packing = promisify(gzip)
const unpacking = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip)

/** The bytes of a version, packed, and the SHA-256 of the unpacked ones, which is its name for ever. */
export async function packVersion(
  head: VersionHead,
  article: Article,
): Promise<{ readonly version: string; readonly bytes: Uint8Array }> {
  const text = Buffer.from(`${JSON.stringify(head)}\n${JSON.stringify(article)}\n`)
  return { version: sha256(text), bytes: await packing(text, { level: 6 }) }
}

/** Head and article of a version, brought forward to the current schema; null when the bytes are not those of this name. */
export async function unpackVersion(
  bytes: Uint8Array,
  version: string,
): Promise<{ readonly head: VersionHead; readonly article: Article } | null> {
  const text = await unpacked(bytes)
  if (!text || sha256(text) !== version) return null
  const end = text.indexOf('\n')
  const head = readHead(text.subarray(0, end))
  const data = parse(text.toString('utf8', end + 1))
  if (!head || head.schemaVersion > CURRENT_VERSION) return null
  const { data: article } = articleSchema.safeParse(
    head.schemaVersion < CURRENT_VERSION ? migrateArticle(data, head.schemaVersion) : data,
  )
  return article && article.id === head.articleId ? { head, article } : null
}

/** The name that packed bytes have as a version, whatever their file is called; null when they are none. */
export async function nameOfVersion(bytes: Uint8Array): Promise<string | null> {
  const text = await unpacked(bytes)
  return text && readHead(text.subarray(0, text.indexOf('\n'))) ? sha256(text) : null
}

/** The head alone, without proving the rest: for lists. */
export function peekVersion(bytes: Uint8Array): VersionHead | null {
  try {
    const start = gunzipSync(bytes.subarray(0, HEAD_BYTES), { finishFlush: constants.Z_SYNC_FLUSH })
    const end = start.indexOf('\n')
    return end < 0 ? null : readHead(start.subarray(0, end))
  } catch {
    return null
  }
}

async function unpacked(bytes: Uint8Array): Promise<Buffer | null> {
  try {
    return await unpacking(bytes, { maxOutputLength: LARGEST_RECORD })
  } catch {
    return null
  }
}

const readHead = (line: Buffer): VersionHead | null => headSchema.safeParse(parse(line.toString('utf8'))).data ?? null

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
