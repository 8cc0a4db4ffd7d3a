import { aBody, anArticle, someFields } from '@shared/article/article.testing.ts'
import { compareArticles } from '@shared/review/compare-articles.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { type Client, ClientProvider, done, type Opened, type VersionRow } from '../../client/index.ts'
import { ToastProvider } from '../../ui/index.ts'
import type { Compare } from './compare-in-worker.ts'

export const NOW = new Date(2026, 9, 25, 12, 0)
export const NAMES = { genre: (id: string) => `Thể loại ${id}`, article: (id: string) => `Bài ${id}` }
/** What the worker does, without the worker. */
export const compareHere: Compare = async (before, after) => compareArticles(before, after)

export const versionRow = (name: string, hour: number, over: Partial<VersionRow> = {}): VersionRow => ({
  version: name.repeat(64),
  parent: null,
  at: new Date(2026, 9, 25, hour, 0).toISOString(),
  by: 'an',
  byName: 'Lê Minh An',
  reason: 'interval',
  name: null,
  generation: hour,
  contentHash: '0'.repeat(64),
  words: 10,
  ...over,
})
export const textOf = (title: string, ...paragraphs: string[]) => ({
  fields: someFields({ title }),
  body: aBody(...paragraphs),
})
export const openedWith = (id: string, text: ReturnType<typeof textOf>, over: Partial<Opened> = {}): Opened => ({
  article: { ...anArticle(text.fields, text.body), id },
  generation: 3,
  state: 'draft',
  contentHash: '',
  trashedAt: null,
  readOnly: null,
  recoveredFrom: null,
  conflictWith: null,
  ...over,
})

type Answers = Readonly<Record<string, (input: Record<string, string>) => unknown>>

/** A page that draws one dialog over a client with these answers. */
export function aPage(answers: Answers) {
  const calls: string[] = []
  const call = async (name: string, input: Record<string, string>) => {
    calls.push(name)
    const answer = answers[name]
    return answer ? answer(input) : { ok: false, error: { code: `test/${name}` } }
  }
  const client = { call, on: () => () => undefined, mediaUrl: (media: string) => `/${media}` } as unknown as Client
  const holder = document.body.appendChild(document.createElement('div'))
  const root: Root = createRoot(holder)
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  /** Lets every answer that is on its way come in and be drawn. */
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1)
      await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 0))))
  }
  return {
    calls,
    show: async (dialog: ReactNode) => {
      await act(async () =>
        root.render(
          <QueryClientProvider client={queries}>
            <ClientProvider client={client}>
              <ToastProvider>{dialog}</ToastProvider>
            </ClientProvider>
          </QueryClientProvider>,
        ),
      )
      await settle()
    },
    settle,
    text: () => document.body.textContent ?? '',
    button: (name: string | RegExp) =>
      [...document.querySelectorAll('button')].find(({ textContent }) =>
        typeof name === 'string' ? textContent === name : name.test(textContent ?? ''),
      ),
    leave: async () => {
      await act(async () => root.unmount())
      holder.remove()
    },
  }
}

export const answerVersions = (rows: readonly VersionRow[]) => () => done({ rows: [...rows], damaged: [] })
