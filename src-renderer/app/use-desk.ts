import { printDate } from '@shared/article/calendar-date.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type Action, type Failure, type Opened, refreshLists, useClient } from '../client/index.ts'
import { useWords } from '../copy/index.ts'
import { useTell } from '../ui/index.ts'
import type { OpenArticle } from './use-open-article.ts'

type DeskParts = {
  readonly article: OpenArticle
  readonly onOpen: (id: string) => void
  readonly onFailure: (failure: Failure) => void
}

/** What can be done with articles from this window. Failures come back as values, or go to `onFailure` where no dialog waits for them. */
export function useDesk({ article, onOpen, onFailure }: DeskParts) {
  const client = useClient()
  const queries = useQueryClient()
  const w = useWords()
  const tell = useTell()
  const titleOf = (opened: Opened) =>
    article.editor.current?.current().fields.title || opened.article.fields.title || w('list.untitled')
  const seeAgain = (id: string) => {
    void queries.invalidateQueries({ queryKey: ['article', id] })
    refreshLists(queries)
  }
  const leave = async (): Promise<boolean> => {
    const safe = (await article.editor.current?.flush()) ?? true
    if (!safe) onFailure({ code: 'article/not-saved' })
    return safe
  }

  const decide = async (action: Action): Promise<Failure | null> => {
    const { opened, editor } = article
    if (!opened) return { code: 'article/not-found' }
    if (editor.current && !(await editor.current.flush())) return { code: 'article/not-saved' }
    const basedOn = editor.current?.current().generation ?? opened.generation
    const answer = await client.call('articles.decide', { id: opened.article.id, basedOn, action })
    if (!answer.ok) return answer.error
    const title = titleOf(opened)
    seeAgain(opened.article.id)
    tell(
      action.kind === 'publish'
        ? w('told.published', { title, day: printDate(action.publishedOn) })
        : w(TOLD[action.kind], { title }),
    )
    return null
  }
  const create = async () => {
    if (!(await leave())) return
    const answer = await client.call('articles.create', { fields: {} })
    if (!answer.ok) return onFailure(answer.error)
    refreshLists(queries)
    onOpen(answer.value.article.id)
  }
  const duplicate = async () => {
    if (!article.opened || !(await leave())) return
    const answer = await client.call('articles.duplicate', { id: article.opened.article.id })
    if (!answer.ok) return onFailure(answer.error)
    refreshLists(queries)
    onOpen(answer.value.article.id)
    tell(w('told.duplicated'))
  }
  const restore = async (id: string, title: string) => {
    const answer = await client.call('articles.restore', { id })
    if (!answer.ok) return onFailure(answer.error)
    seeAgain(id)
    tell(w('told.restored', { title }))
  }
  const trash = async () => {
    const { opened } = article
    if (!opened || !(await leave())) return
    const title = titleOf(opened)
    const answer = await client.call('articles.trash', { id: opened.article.id })
    if (!answer.ok) return onFailure(answer.error)
    seeAgain(opened.article.id)
    tell(w('told.trashed', { title }), {
      label: w('action.undo'),
      onChoose: () => void restore(opened.article.id, title),
    })
  }
  const loadSeeds = async () => {
    const answer = await client.call('library.loadSeeds', {})
    if (!answer.ok) return onFailure(answer.error)
    await queries.invalidateQueries()
    tell(w('told.seeds', { n: answer.value.created }))
  }
  return {
    leave,
    decide,
    create,
    duplicate,
    trash,
    loadSeeds,
    seeAgain,
    restore: () => article.opened && restore(article.opened.article.id, titleOf(article.opened)),
  }
}

const TOLD = {
  submit: 'told.submitted',
  startEditing: 'told.startedEditing',
  return: 'told.returned',
  approve: 'told.approved',
} as const
