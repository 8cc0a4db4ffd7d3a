import type { Article } from '@shared/article/article.ts'
import { done, type Envelope } from '@shared/contract/operations.ts'
import { withConflictMark } from '@shared/workflow/conflict-mark.ts'
import { actingProfile, type Context, commit, contentHashOf } from '../context.ts'
import { newArticle } from '../new-article.ts'

/**
 * Keeps the text of a backup beside the article that it met, for somebody to choose between the two. Answers with the
 * id of the copy; one that an interrupted merge has left is found again.
 */
export async function keepConflictCopy(context: Context, theirs: Article): Promise<Envelope<string>> {
  const by = actingProfile(context)
  if (!by.ok) return by
  const title = withConflictMark(theirs.fields.title)
  const origin = { kind: 'conflictCopy', of: theirs.id, source: 'backup' } as const
  const copy = newArticle(context, by.value, { fields: { ...theirs.fields, title }, body: theirs.body }, origin)
  const left = await earlierCopy(context, copy, theirs.id)
  if (left !== null) return done(left)
  const written = await commit(context, copy, 0)
  return written.ok ? done(written.value.article.id) : written
}

async function earlierCopy(context: Context, copy: Article, of: string): Promise<string | null> {
  const contentHash = contentHashOf(context, copy)
  for (const entry of context.library.list()) {
    if (entry.contentHash !== contentHash) continue
    const read = await context.library.read(entry.id)
    const first = read.ok ? read.value.article.decisions[0] : null
    if (first?.kind === 'conflictCopy' && first.of === of && first.source === 'backup') return entry.id
  }
  return null
}
