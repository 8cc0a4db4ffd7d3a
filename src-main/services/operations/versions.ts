import { withBlockIds } from '@shared/article/block-ids.ts'
import { done, failed } from '@shared/contract/operations.ts'
import { mayEdit } from '@shared/workflow/transitions.ts'
import { diskFailure } from '../../store/disk/disk-failure.ts'
import { actingProfile, commit, decided, type Handler, loadToChange, toWritten, whoWrites } from '../context.ts'
import { edited } from './save.ts'

/** The versions that can be read, the newest first, and the files that cannot. */
export const listVersions: Handler<'versions.list'> = async ({ id }, { library }) => {
  try {
    const { rows, damaged } = await library.versions.list(id)
    return done({ rows: [...rows], damaged: [...damaged] })
  } catch (error) {
    return diskFailure(error)
  }
}

/** Errors: `version/not-found`, `version/damaged`. */
export const readVersion: Handler<'versions.read'> = async ({ id, version }, { library }) => {
  const read = await library.versions.read(id, version)
  if (!read.ok) return read
  const { row, article } = read.value
  return done({ row, fields: article.fields, body: article.body })
}

/** Names a version, or keeps the stored text as one and names that. */
export const nameVersion: Handler<'versions.name'> = async ({ id, version, name }, context) => {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  if (version !== null) return context.library.versions.name(id, version, name)
  const kept = await context.library.keepVersion(id, 'named', whoWrites(context))
  return kept.ok ? context.library.versions.name(id, kept.value, name) : kept
}

/**
 * Puts the text of a version back; the text that it replaces is kept as a version first, so that this too can be taken
 * back. Errors: `article/changed-elsewhere` {generation}, `workflow/may-not-edit` {state}, `version/*`.
 */
export const restoreVersion: Handler<'versions.restore'> = async ({ id, basedOn, version }, context) => {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const loaded = await loadToChange(context, id)
  if (!loaded.ok) return loaded
  const { generation, state } = loaded.value
  if (basedOn !== generation) return failed('article/changed-elsewhere', { generation })
  if (!mayEdit(state, profile.value.roles)) return failed('workflow/may-not-edit', { state })
  const read = await context.library.versions.read(id, version)
  if (!read.ok) return read
  const before = await context.library.keepVersion(id, 'beforeRestore', whoWrites(context))
  if (!before.ok) return before
  const { fields, body } = read.value.article
  const article = edited(context, profile.value, loaded.value, {
    fields,
    body: withBlockIds(body, context.newBlockId),
  })
  const next = decided(context, { article, contentHash: read.value.row.contentHash }, profile.value, 'restoreVersion', {
    version,
  })
  const written = await commit(context, next, generation)
  return written.ok ? done({ ...toWritten(written.value), before: before.value }) : written
}
