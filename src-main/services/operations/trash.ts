import { done, failed } from '@shared/contract/operations.ts'
import { permit } from '@shared/workflow/transitions.ts'
import { actingProfile, commit, decided, type Handler, load, loadToChange, toWritten } from '../context.ts'

/** Lays the article in the trash; its files stay. Errors: `article/in-trash`, `workflow/*`. */
export const trashArticle: Handler<'articles.trash'> = async ({ id }, context) => {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const loaded = await loadToChange(context, id)
  if (!loaded.ok) return loaded
  const allowed = permit('trash', { state: loaded.value.state, roles: profile.value.roles })
  if (!allowed.ok) return allowed
  const next = decided(context, loaded.value, profile.value, 'trash', {})
  const written = await commit(context, next, loaded.value.generation)
  return written.ok ? done(toWritten(written.value)) : written
}

/** Takes the article out of the trash, in the state it had. Error: `article/not-in-trash`. */
export const restoreArticle: Handler<'articles.restore'> = async ({ id }, context) => {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const loaded = await load(context, id)
  if (!loaded.ok) return loaded
  if (!loaded.value.trashedAt) return failed('article/not-in-trash')
  const allowed = permit('restore', { state: loaded.value.state, roles: profile.value.roles })
  if (!allowed.ok) return allowed
  const next = decided(context, loaded.value, profile.value, 'restore', {})
  const written = await commit(context, next, loaded.value.generation)
  return written.ok ? done(toWritten(written.value)) : written
}
