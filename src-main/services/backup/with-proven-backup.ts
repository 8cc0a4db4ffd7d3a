import type { Envelope } from '@shared/contract/operations.ts'
import { type BackupReader, openBackup } from '../../store/backup/backup-reader.ts'
import type { Running } from '../tasks.ts'

/**
 * Opens a backup, reads every file in it and lets `work` have it; nothing is written before all of it is proven.
 * Errors: those of `openBackup` and `verify`, and those of `work`.
 */
export async function withProvenBackup<T>(
  file: string,
  running: Running,
  work: (reader: BackupReader, running: Running) => Promise<Envelope<T>>,
): Promise<Envelope<T>> {
  const opened = await openBackup(file)
  if (!opened.ok) return opened
  const reader = opened.value
  const { signal, progress } = running
  try {
    // Proving is about half of the work; the bar moves on from there.
    const proven = await reader.verify({ signal, progress: (count, total) => progress(count, total * 2) })
    if (!proven.ok) return proven
    return await work(reader, { signal, progress: (count, total) => progress(total + count, total * 2) })
  } finally {
    reader.close()
  }
}
