import type { Envelope } from '@shared/contract/operations.ts'
import { bugEvent } from '../diagnostics/bug-event.ts'
import { createLog, type DiagnosticLog, NO_LOG } from '../diagnostics/log.ts'
import type { Library } from '../store/library.ts'
import type { Door } from '../store/library-lock.ts'

/** Opens the log of a door and tells it of its start; `dir` null keeps none. */
export function startLog({
  dir,
  door,
  version,
}: {
  readonly dir: string | null
  readonly door: Door
  readonly version: string
}): DiagnosticLog {
  if (dir === null) return NO_LOG
  const log = createLog({ dir, door, now: () => new Date() })
  const { node, electron = null } = process.versions
  log.write({ event: 'program.started', door, version, platform: process.platform, node, electron })
  return log
}

/** Tells the log how a library opened, and when its list was true. */
export function logOpening(log: DiagnosticLog, opened: Envelope<Library>, began: number): void {
  const since = () => Math.round(performance.now() - began)
  if (!opened.ok) {
    log.write({ event: 'library.notOpened', error: opened.error.code })
    return
  }
  const library = opened.value
  log.write({ event: 'library.opened', ms: since(), articles: library.count(), readOnly: library.readOnly })
  void library.ready.then(
    () => {
      const missing = library.missing().length
      log.write({ event: 'library.listed', ms: since(), articles: library.list().length, missing })
    },
    (cause: unknown) => log.write(bugEvent('library.ready', cause)),
  )
}

/** Told of bugs: the log first, then whoever else listens. */
export const logBugs =
  (log: DiagnosticLog, onBug?: (operation: string, cause: unknown) => void) =>
  (operation: string, cause: unknown): void => {
    log.write(bugEvent(operation, cause))
    onBug?.(operation, cause)
  }
