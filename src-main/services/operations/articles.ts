import { done } from '@shared/contract/operations.ts'
import { actingProfile, commit, type Handler, load, toOpened } from '../context.ts'
import { newArticle } from '../new-article.ts'

export const getArticle: Handler<'articles.get'> = async ({ id }, context) => {
  const loaded = await load(context, id)
  return loaded.ok ? done(toOpened(context, loaded.value)) : loaded
}

export const undoHistory: Handler<'articles.undoHistory'> = async ({ id }, { library }) =>
  done(await library.undo.read(id))

export const createArticle: Handler<'articles.create'> = async ({ fields, body }, context) => {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const created = await commit(context, newArticle(context, profile.value, { fields, body }), 0)
  return created.ok ? done(toOpened(context, created.value)) : created
}

/** A draft with the same text and a new history. */
export const duplicateArticle: Handler<'articles.duplicate'> = async ({ id }, context) => {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const original = await load(context, id)
  if (!original.ok) return original
  const { fields, body } = original.value.article
  const title = `(Bản sao) ${fields.title}`.slice(0, 500)
  const created = await commit(context, newArticle(context, profile.value, { fields: { ...fields, title }, body }), 0)
  return created.ok ? done(toOpened(context, created.value)) : created
}
