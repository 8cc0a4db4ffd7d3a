import { withBlockIds } from '@shared/article/block-ids.ts'
import { done, failed, type InputOf } from '@shared/contract/operations.ts'
import { withoutConflictMark } from '@shared/workflow/conflict-mark.ts'
import { mayEdit } from '@shared/workflow/transitions.ts'
import {
  actingProfile,
  type Context,
  commit,
  contentHashOf,
  decided,
  type Handler,
  type Loaded,
  loadToChange,
  toWritten,
  whoWrites,
} from '../context.ts'
import { inNfc } from '../in-nfc.ts'
import { edited } from './save.ts'

type Keep = InputOf<'articles.resolveConflict'>['keep']

/**
 * Chooses between an article and the copy of a text that met it. Whatever is not chosen stays: the article's text as a
 * version, the copy in the trash or, with `both`, where it is. Errors: `article/no-conflict`,
 * `article/changed-elsewhere` {generation}, `workflow/may-not-edit` {state}.
 */
export const resolveConflict: Handler<'articles.resolveConflict'> = async (
  { id, basedOn, original, keep },
  context,
) => {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const copy = await loadToChange(context, id)
  if (!copy.ok) return copy
  const met = await loadToChange(context, original.id)
  if (!met.ok) return met
  if (copy.value.conflictWith !== original.id) return failed('article/no-conflict')
  for (const [loaded, seen] of [
    [copy.value, basedOn],
    [met.value, original.basedOn],
  ] as const)
    if (loaded.generation !== seen) return failed('article/changed-elsewhere', { generation: loaded.generation })

  const text = textToKeep(keep, copy.value)
  const { state } = met.value
  if (text && !mayEdit(state, profile.value.roles)) return failed('workflow/may-not-edit', { state })
  if (text) {
    const kept = await context.library.keepVersion(original.id, 'beforeMerge', whoWrites(context))
    if (!kept.ok) return kept
  }
  const article = text
    ? edited(context, profile.value, met.value, { ...text, body: withBlockIds(text.body, context.newBlockId) })
    : met.value.article
  const chosen = decided(
    context,
    { article, contentHash: contentHashOf(context, article) },
    profile.value,
    'conflictResolved',
    { copy: id, kept: keep.kind },
  )
  const written = await commit(context, chosen, original.basedOn)
  if (!written.ok) return written
  if (keep.kind !== 'both') await putAway(context, copy.value)
  return done(toWritten(written.value))
}

/** The text that goes into the article, or null where it keeps its own. */
function textToKeep(keep: Keep, { article: copy }: Loaded): Pick<Loaded['article'], 'fields' | 'body'> | null {
  switch (keep.kind) {
    case 'stored':
    case 'both':
      return null
    case 'copy':
      return { fields: { ...copy.fields, title: withoutConflictMark(copy.fields.title) }, body: copy.body }
    case 'merged':
      return {
        fields: { ...inNfc(keep.fields), title: withoutConflictMark(keep.fields.title) },
        body: inNfc(keep.body),
      }
  }
}

/** A copy that cannot be put away stays in the list; the choice holds all the same. */
async function putAway(context: Context, copy: Loaded): Promise<void> {
  const profile = actingProfile(context)
  if (profile.ok) await commit(context, decided(context, copy, profile.value, 'trash', {}), copy.generation)
}
