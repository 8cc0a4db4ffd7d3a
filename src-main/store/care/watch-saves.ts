import type { Article } from '@shared/article/article.ts'
import type { Envelope } from '@shared/contract/operations.ts'
import type { DiagnosticEvent } from '../../diagnostics/event.ts'

const SLOW_MS = 250
/** Answers of a library that is as it should be. */
const NO_FAILURE = ['article/changed-elsewhere', 'article/history-rewritten', 'library/read-only']

/** Tells the log of saves that fail or take long, and of texts that are kept as copies. */
export async function watchSave<T>(
  article: Article,
  basedOn: number,
  save: () => Promise<Envelope<T>>,
  onEvent: (event: DiagnosticEvent) => void,
): Promise<Envelope<T>> {
  const { id, decisions } = article
  const began = performance.now()
  const saved = await save()
  const ms = Math.round(performance.now() - began)
  if (!saved.ok && !NO_FAILURE.includes(saved.error.code)) {
    const { code, facts } = saved.error
    onEvent({ event: 'article.saveFailed', id, ms, error: code, errno: facts?.errno ? String(facts.errno) : null })
  } else if (saved.ok && ms > SLOW_MS) onEvent({ event: 'article.saveSlow', id, ms })
  const [first] = decisions
  if (saved.ok && basedOn === 0 && first?.kind === 'conflictCopy')
    onEvent({ event: 'conflictCopy.made', id, of: first.of, source: first.source })
  return saved
}
