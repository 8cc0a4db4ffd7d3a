import { moveAside } from '../care/move-aside.ts'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { type StoreFs, sameStamp, stampOf } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'
import type { Finding } from './finding.ts'

export type Moved = { readonly file: string; readonly to: string }

/**
 * Moves what was found damaged or unknown into the quarantine, and nothing else: never deletes, never rewrites. A file
 * that was written anew since it was looked at stays.
 */
export async function repair(
  given: {
    readonly fs: StoreFs
    readonly places: Places
    /** Runs work while nobody saves this article. */
    readonly alone: <T>(id: string, work: () => Promise<T>) => Promise<T>
  },
  findings: readonly Finding[],
): Promise<readonly Moved[]> {
  const { fs, alone } = given
  const moved: Moved[] = []
  for (const { file, move } of findings) {
    if (!move) continue
    const name = await alone(move.label, () =>
      unlessDiskFails(async () => {
        const stamp = await stampOf(fs, move.path)
        return stamp && sameStamp(stamp, move.stamp) ? moveAside(given, move.path, move.label) : null
      }),
    )
    if (name) moved.push({ file, to: `quarantine/${name}` })
  }
  return moved
}
