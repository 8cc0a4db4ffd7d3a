import { join } from 'node:path'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { namesIn, type StoreFs, stampOf } from '../disk/store-fs.ts'
import type { LibraryIndex } from '../library-index.ts'
import type { Places } from '../places.ts'

export type Quarantined = {
  readonly name: string
  /** When it was last written, as an ISO instant. */
  readonly at: string
  readonly bytes: number
  readonly articleId: string | null
  readonly title: string | null
}

const MOST = 500
const AT_ONCE = 8

/** What lies in the quarantine, the newest first, at most 500. */
export async function listQuarantine(given: {
  readonly fs: StoreFs
  readonly places: Places
  readonly index: Pick<LibraryIndex, 'get' | 'missingTitle'>
}): Promise<readonly Quarantined[]> {
  const { fs, places, index } = given
  const names = [...((await unlessDiskFails(() => namesIn(fs, places.quarantine))) ?? [])]
  const found: Quarantined[] = []
  const work = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      const path = join(places.quarantine, name)
      const stamp = await unlessDiskFails(() => stampOf(fs, path))
      if (!stamp) continue
      const articleId = /^([0-9A-HJKMNP-TV-Z]{26})\./.exec(name)?.[1] ?? null
      const title = articleId && (index.get(articleId)?.entry.title ?? index.missingTitle(articleId))
      found.push({
        name,
        at: new Date(stamp.mtimeMs).toISOString(),
        bytes: stamp.size,
        articleId,
        title: title || null,
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return found.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)).slice(0, MOST)
}
