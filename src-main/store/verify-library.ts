import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ulidSchema } from '@shared/article/article.ts'
import { photosOf } from '@shared/article/body-text.ts'
import { articleRecordSpec } from './article-shelf.ts'
import type { DecisionLog } from './decision-log.ts'
import { backupOf } from './disk/durable-write.ts'
import { readCopy } from './disk/record.ts'
import { errnoOf, namesIn, type StoreFs } from './disk/store-fs.ts'
import { mediaFileName } from './media-store.ts'
import type { Places } from './places.ts'

export type Verification = {
  readonly articles: number
  readonly media: number
  readonly problems: readonly { readonly file: string; readonly code: string }[]
}

/** Reads every article, backup, decision log and original; writes and moves nothing. */
export async function verifyLibrary(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly log: DecisionLog
  readonly missing: readonly string[]
}): Promise<Verification> {
  const { fs, places, log } = given
  const problems = given.missing.map((id) => ({ file: `articles/${id}`, code: 'article/missing' }))
  const originals = new Map<string, string>()
  for (const name of await namesIn(fs, places.media)) {
    const media = mediaFileName(name)
    if (!media) problems.push({ file: `media/${name}`, code: 'media/unknown-file' })
    else if (await hasHash(join(places.media, name), media.sha256)) originals.set(`media:${media.sha256}`, name)
    else problems.push({ file: `media/${name}`, code: 'media/damaged' })
  }
  const setAside = await namesIn(fs, places.quarantine)
  let articles = 0
  for (const id of await namesIn(fs, places.articles)) {
    if (!ulidSchema.safeParse(id).success) continue
    const file = `articles/${id}/article.json`
    const spec = articleRecordSpec({ fs, places, writable: () => false }, id)
    const main = await readCopy(spec, spec.path)
    const backup = await readCopy(spec, backupOf(spec.path))
    // A folder without a file is what a killed first save leaves: nobody was told that it was kept.
    if (main.status === 'missing' && backup.status === 'missing' && !setAside.some((name) => name.startsWith(`${id}.`)))
      continue
    articles += 1
    if (main.status === 'bad' || main.status === 'missing') problems.push({ file, code: 'article/damaged' })
    if (main.status === 'newer') problems.push({ file, code: 'article/newer-version' })
    if (backup.status === 'bad') problems.push({ file: `${file}.bak`, code: 'article/damaged' })
    if (main.status !== 'good') continue
    const { data: article } = main.stored
    const fault = await log.fault(id, article.decisions)
    if (fault) problems.push({ file: `articles/${id}/decisions.jsonl`, code: fault })
    for (const { photo } of photosOf(article))
      if (photo.media && !originals.has(photo.media)) problems.push({ file, code: 'media/missing' })
  }
  return { articles, media: originals.size, problems }
}

async function hasHash(path: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch (error) {
    if (errnoOf(error) === '') throw error
    return false
  }
  return hash.digest('hex') === sha256
}
