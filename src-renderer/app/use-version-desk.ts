import { keepsVersion } from '@shared/versions/keeps-version.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type Failure, refreshLists, useClient, type VersionRow } from '../client/index.ts'
import { printInstant, useWords } from '../copy/index.ts'
import type { Resolution } from '../features/versions/index.ts'
import { useTell } from '../ui/index.ts'
import type { useDesk } from './use-desk.ts'
import type { OpenArticle } from './use-open-article.ts'

type VersionDeskParts = {
  readonly article: OpenArticle
  readonly desk: Pick<ReturnType<typeof useDesk>, 'leave' | 'seeAgain'>
  readonly onOpen: (id: string) => void
  readonly onFailure: (failure: Failure) => void
}

/** What can be done with the versions of the open article, and with a text that met another one. */
export function useVersionDesk({ article, desk, onOpen, onFailure }: VersionDeskParts) {
  const client = useClient()
  const queries = useQueryClient()
  const w = useWords()
  const tell = useTell()
  const id = article.opened?.article.id
  // After a conflict what is written lives on in the copy.
  const writtenIn = article.copyId ?? id
  const seeVersions = (of: string) => void queries.invalidateQueries({ queryKey: ['versions', of] })

  /** Puts a version back and shows it; gives the version that holds the text before, or null when it was not done. */
  const putBack = async (version: string): Promise<string | null> => {
    if (!id || !(await desk.leave())) return null
    const basedOn = article.editor.current?.current().generation ?? article.opened?.generation ?? 0
    const restored = await client.call('versions.restore', { id, basedOn, version })
    if (!restored.ok) {
      onFailure(restored.error)
      return null
    }
    const stored = await client.call('articles.get', { id })
    if (stored.ok) article.editor.current?.showAsChange(stored.value)
    desk.seeAgain(id)
    seeVersions(id)
    return restored.value.before
  }
  const restore = async ({ version, at }: Pick<VersionRow, 'version' | 'at'>): Promise<void> => {
    const before = await putBack(version)
    if (before === null) return
    tell(w('told.versionRestored', { when: printInstant(at, new Date()) }), {
      label: w('action.undo'),
      onChoose: () =>
        void putBack(before).then((undone) => {
          if (undone !== null) tell(w('told.versionUndone'))
        }),
    })
  }
  const name = async (version: VersionRow | null, given: string): Promise<Failure | null> => {
    const of = version ? id : writtenIn
    if (!of) return { code: 'article/not-found' }
    if (!version && !(await desk.leave())) return { code: 'article/not-saved' }
    const answer = await client.call('versions.name', { id: of, version: version?.version ?? null, name: given })
    if (!answer.ok) return answer.error
    seeVersions(of)
    tell(
      given === ''
        ? w('told.versionUnnamed', { when: printInstant(answer.value.at, new Date()) })
        : w('told.versionNamed', { name: given }),
    )
    return null
  }
  /** Ctrl+S: the text is saved at once, and kept as a version where it went on since the newest one. */
  const keep = async (): Promise<void> => {
    if (!(await desk.leave()) || !writtenIn || !article.editable) return
    const generation = article.editor.current?.current().generation ?? 0
    const listed = await client.call('versions.list', { id: writtenIn })
    if (!listed.ok || !keepsVersion(listed.value.rows[0], generation, new Date())) return
    const kept = await client.call('versions.name', { id: writtenIn, version: null, name: '' })
    if (!kept.ok) return onFailure(kept.error)
    seeVersions(writtenIn)
  }
  const resolve = async (resolution: Resolution): Promise<Failure | null> => {
    const answer = await client.call('articles.resolveConflict', resolution)
    if (!answer.ok) return answer.error
    const { original, keep: kept } = resolution
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['article'] }),
      queries.invalidateQueries({ queryKey: ['undo'] }),
    ])
    refreshLists(queries)
    seeVersions(original.id)
    article.reopen()
    onOpen(kept.kind === 'both' ? resolution.id : original.id)
    tell(w(`told.conflict.${kept.kind}`))
    return null
  }
  return { restore, name, keep, resolve }
}
