import { withBlockIds } from '@shared/article/block-ids.ts'
import { done, type Envelope, failed, type Profile, type ValueOf } from '@shared/contract/operations.ts'
import type { UndoBatch } from '@shared/undo/undo-journal.ts'
import { withConflictMark } from '@shared/workflow/conflict-mark.ts'
import { mayEdit } from '@shared/workflow/transitions.ts'
import {
  actingProfile,
  type Context,
  commit,
  contentHashOf,
  decided,
  type Handler,
  type Loaded,
  load,
  loadToWrite,
  toWritten,
} from '../context.ts'
import { inNfc } from '../in-nfc.ts'
import { type Content, newArticle } from '../new-article.ts'

type Saved = ValueOf<'articles.save'>

/**
 * Saves the text. When someone else saved first or put the article in the trash, it is kept whole as a new article (`conflictCopy`) and the
 * stored one stays. An edit of an approved text cancels the approval in the same write.
 * Errors: `workflow/may-not-edit` {state}, `library/read-only`, `article/not-found`.
 */
export const saveArticle: Handler<'articles.save'> = async ({ id, basedOn, fields, body, undo }, context) => {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const loaded = await loadToWrite(context, id)
  if (!loaded.ok) return loaded
  const { article, generation, state } = loaded.value
  const text = { fields: inNfc(fields), body: withBlockIds(inNfc(body), context.newBlockId) }

  if (sameText(text, article)) {
    const kept = basedOn === generation ? await keepUndo(context, id, undo) : null
    return done({ ...toWritten(loaded.value), conflictCopy: null, undo: kept })
  }
  if (loaded.value.trashedAt || basedOn !== generation) return keepBoth(context, profile.value, text, loaded.value)
  if (!mayEdit(state, profile.value.roles)) return failed('workflow/may-not-edit', { state })

  // Before the text: after a kill between the two, the journal is a batch ahead and the window leaves that out.
  const kept = await keepUndo(context, id, undo)
  const saved = await commit(context, edited(context, profile.value, loaded.value, text), generation)
  if (saved.ok) return done({ ...toWritten(saved.value), conflictCopy: null, undo: kept })
  if (saved.error.code !== 'article/changed-elsewhere') return saved
  const newer = await load(context, id)
  return newer.ok ? keepBoth(context, profile.value, text, newer.value) : newer
}

/** The stored article with another text; an approval that does not name it is taken back. */
export function edited(
  context: Context,
  by: Profile,
  loaded: Pick<Loaded, 'article' | 'state' | 'contentHash'>,
  text: Required<Content> & Pick<Loaded['article'], 'fields'>,
) {
  const article = { ...loaded.article, ...text }
  const contentHash = contentHashOf(context, article)
  const wasApproved = loaded.state === 'approved' || loaded.state === 'exported'
  return wasApproved && contentHash !== loaded.contentHash
    ? decided(context, { article, contentHash }, by, 'approvalCancelled', {})
    : article
}

async function keepBoth(
  context: Context,
  by: Profile,
  { fields, body }: Required<Content>,
  stored: Loaded,
): Promise<Envelope<Saved>> {
  const title = withConflictMark(fields.title ?? '')
  const origin = { kind: 'conflictCopy', of: stored.article.id, source: 'save' } as const
  const copy = await commit(context, newArticle(context, by, { fields: { ...fields, title }, body }, origin), 0)
  return copy.ok ? done({ ...toWritten(stored), conflictCopy: copy.value.article.id, undo: null }) : copy
}

const keepUndo = async ({ library }: Context, id: string, undo: UndoBatch | undefined): Promise<number | null> =>
  undo ? library.undo.keep(id, undo) : null

const sameText = (one: Content, other: Content): boolean =>
  JSON.stringify([sorted(one.fields), one.body]) === JSON.stringify([sorted(other.fields), other.body])

const sorted = (fields: object) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
