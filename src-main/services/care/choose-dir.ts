import { isAbsolute, resolve } from 'node:path'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { diskFailure } from '../../store/disk/disk-failure.ts'
import { errnoOf, nodeFs } from '../../store/disk/store-fs.ts'

/** A folder that a person named and that is there; `code` otherwise, so that nothing is made on a stick that is not plugged in. */
export async function existingFolder(dir: string, code: string): Promise<Envelope<string>> {
  if (!isAbsolute(dir)) return failed(code)
  try {
    await nodeFs.list(dir)
    return done(resolve(dir))
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(errnoOf(error)) ? failed(code) : diskFailure(error)
  }
}
