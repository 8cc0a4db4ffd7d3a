import { readFile, stat } from 'node:fs/promises'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'

/**
 * The bytes of a file of at most `limit` bytes; a larger one is refused, with the code `tooLarge`, before it is read.
 * Errors: `file/not-found`, `file/not-a-file`, `file/unreadable`.
 */
export async function readSmallFile(
  path: string,
  { limit, tooLarge }: { readonly limit: number; readonly tooLarge: string },
): Promise<Envelope<Buffer>> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) return failed('file/not-a-file')
    if (stats.size > limit) return failed(tooLarge, { bytes: stats.size, limit })
    return done(await readFile(path))
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    return failed(missing ? 'file/not-found' : 'file/unreadable')
  }
}
