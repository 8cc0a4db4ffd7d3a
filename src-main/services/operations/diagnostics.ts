import { join } from 'node:path'
import { done } from '@shared/contract/operations.ts'
import { ZipFile } from 'yazl'
import { diskFailure } from '../../store/disk/disk-failure.ts'
import { nodeFs } from '../../store/disk/store-fs.ts'
import { writeNewFiles } from '../../store/disk/write-new-files.ts'
import { existingFolder } from '../care/choose-dir.ts'
import { type SupportFile, supportFiles } from '../care/support-files.ts'
import type { Context, Handler } from '../context.ts'

/** What a person has read: just that is saved, whatever the log says since. */
const lastShown = new WeakMap<Context['library'], readonly SupportFile[]>()

export const previewDiagnostics: Handler<'diagnostics.preview'> = async (_, context) => {
  const files = await supportFiles(context)
  lastShown.set(context.library, files)
  return done(files.map(({ name, text }) => ({ name, text })))
}

/**
 * Writes `ToaSoan-ho-tro-<day>-<time>.zip` into a folder that is there, with the files that were last shown. Errors:
 * `diagnostics/folder`, `disk/*`.
 */
export const saveDiagnostics: Handler<'diagnostics.save'> = async ({ dir }, context) => {
  const folder = await existingFolder(dir, 'diagnostics/folder')
  if (!folder.ok) return folder
  const files = lastShown.get(context.library) ?? (await supportFiles(context))
  const bytes = await zipped(files, context.now())
  const stamp = context.now().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  try {
    const [name = ''] = await writeNewFiles(nodeFs, folder.value, `ToaSoan-ho-tro-${stamp}`, [
      { ending: '.zip', bytes },
    ])
    context.log?.write({ event: 'support.saved', bytes: bytes.byteLength })
    return done({ file: join(folder.value, name), bytes: bytes.byteLength })
  } catch (error) {
    return diskFailure(error)
  }
}

async function zipped(files: readonly SupportFile[], mtime: Date): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const { name, text } of files) zip.addBuffer(Buffer.from(text, 'utf8'), name, { mtime })
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}
