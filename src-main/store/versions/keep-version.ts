import { publishedContent } from '@shared/article/content.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import type { VersionReason } from '@shared/versions/version-reasons.ts'
import type { ArticleShelf } from '../article-shelf.ts'
import { diskFailure } from '../disk/disk-failure.ts'
import { sha256 } from '../disk/envelope.ts'
import type { By, VersionStore } from './version-store.ts'

/** Makes sure that the stored text is kept as a version: a new one, or the newest where it holds the text and is not to be named. */
export async function keepVersion(
  { shelf, versions }: { readonly shelf: ArticleShelf; readonly versions: VersionStore },
  { id, reason, by }: { readonly id: string; readonly reason: VersionReason; readonly by: By },
): Promise<Envelope<string>> {
  const read = await shelf.read(id)
  if (!read.ok) return read
  const { article, generation, readOnly } = read.value
  if (readOnly) return failed('library/read-only', { reason: readOnly })
  try {
    const newest = (await versions.list(id)).rows[0]
    if (reason !== 'named' && newest?.contentHash === sha256(publishedContent(article))) return done(newest.version)
    return done(await versions.take({ article, generation, reason, by }))
  } catch (error) {
    return diskFailure(error)
  }
}
