import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { type LibraryEvent, useLibraryEvents } from '../client/index.ts'
import type { OpenArticle } from './use-open-article.ts'

/** A save of this window is told to it too; only a generation it does not know after this long is somebody else's. */
const OWN_SAVE_MS = 1500

type Parts = {
  readonly article: OpenArticle
  readonly onCommand: (command: string) => void
  readonly onFiles: (files: readonly File[]) => void
}

/** Carries out what the host tells: commands of the desktop menu, files opened from the desktop, another window's saves. */
export function useWindowEvents(parts: Parts): void {
  const queries = useQueryClient()
  const now = useRef(parts)
  now.current = parts
  const listener = useCallback(
    (event: LibraryEvent) => {
      if (event.type === 'command') {
        const file = /^bring-in:(\/opened\/[\w-]+):(.*)$/su.exec(event.command)
        if (file?.[1]) void fetchFile(file[1], file[2] ?? '').then((one) => now.current.onFiles([one]))
        else now.current.onCommand(event.command)
      }
      if (event.type === 'articles.changed' && event.id === now.current.article.id) {
        window.setTimeout(() => {
          const { article } = now.current
          const known = Math.max(article.editor.current?.current().generation ?? 0, article.opened?.generation ?? 0)
          if (article.id === event.id && event.generation > known)
            void queries.invalidateQueries({ queryKey: ['article', event.id] })
        }, OWN_SAVE_MS)
      }
    },
    [queries],
  )
  useLibraryEvents(listener)
}

async function fetchFile(address: string, name: string): Promise<File> {
  const answer = await fetch(address)
  return new File([await answer.blob()], name)
}
