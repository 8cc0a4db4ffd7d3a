import type { DecisionLog } from '../decision-log.ts'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { LARGEST_RECORD, unseal } from '../disk/envelope.ts'
import { type FileStamp, readUpTo, type StoreFs, stampOf } from '../disk/store-fs.ts'
import type { Places } from '../places.ts'

/** Something wrong, or only worth knowing, in one file of the library. */
export type Finding = {
  /** From the library's folder. */
  readonly file: string
  readonly code: string
  readonly weight: 'problem' | 'note'
  /** Where it lies and what it was when it was found bad: only that very file may be moved away. */
  readonly move: { readonly path: string; readonly stamp: FileStamp; readonly label: string } | null
}

export type VerifyGiven = {
  readonly fs: StoreFs
  readonly places: Places
  readonly log: DecisionLog
  /** Originals that are whole, as `media:<sha256>`. */
  readonly originals: ReadonlySet<string>
  /** Names in the quarantine. */
  readonly setAside: readonly string[]
}

export const problem = (file: string, code: string): Finding => ({ file, code, weight: 'problem', move: null })
export const note = (file: string, code: string): Finding => ({ file, code, weight: 'note', move: null })

/** A problem that goes away when the file is moved into the quarantine as `label`. */
export async function movable(
  fs: StoreFs,
  finding: Pick<Finding, 'file' | 'code'>,
  path: string,
  label: string,
): Promise<Finding> {
  const stamp = await unlessDiskFails(() => stampOf(fs, path))
  return { ...finding, weight: 'problem', move: stamp ? { path, stamp, label } : null }
}

/** Whether a file is a whole one of lowdb's, or is not there. */
export async function isSealed(fs: StoreFs, path: string): Promise<boolean> {
  if (!(await stampOf(fs, path))) return true
  const bytes = await readUpTo(fs, path, LARGEST_RECORD)
  return bytes !== null && unseal(bytes).sound
}
