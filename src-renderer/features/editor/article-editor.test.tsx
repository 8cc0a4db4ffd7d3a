// @vitest-environment jsdom
import { EMPTY_FIELDS } from '@shared/article/article.ts'
import type { UndoHistory } from '@shared/undo/undo-journal.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { act, createRef } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Client, ClientProvider, done, type InputOf, type Opened } from '../../client/index.ts'
import { ArticleEditor } from './article-editor.tsx'
import type { ArticleEditorHandle } from './article-editor.types.ts'

const ID = '01JARTCE000000000000000000'
const COPY = '01JCPY00000000000000000000'
type Save = InputOf<'articles.save'>

const anArticle = (title: string, generation = 1, id = ID): Opened => ({
  article: {
    schemaVersion: 3,
    id,
    organisationId: 'an-loc-thuong',
    createdAt: '2022-10-25T03:00:00.000Z',
    savedAt: '2022-10-25T03:00:00.000Z',
    fields: { ...EMPTY_FIELDS, title, sapo: 'Sapo' },
    body: {
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { id: 'aaaaaaaaaaaa' }, content: [{ type: 'text', text: 'Đoạn một' }] }],
    },
    decisions: [],
  },
  generation,
  state: 'draft',
  contentHash: '',
  trashedAt: null,
  readOnly: null,
  recoveredFrom: null,
  conflictWith: null,
})

function aStore() {
  const saves: Save[] = []
  const now = { generation: 1, conflict: false, refusesUndo: false }
  const call = async (name: string, input: unknown) => {
    if (name === 'articles.get') return done(anArticle('(Bản xung đột) Tiêu đề', 1, COPY))
    if (name !== 'articles.save') return { ok: false, error: { code: 'test/unknown' } }
    saves.push(input as Save)
    const { undo } = input as Save
    if (now.refusesUndo && undo)
      return { ok: false, error: { code: 'input/invalid', facts: { path: 'undo.entries.0', reason: 'custom' } } }
    const conflictCopy = now.conflict ? COPY : null
    now.conflict = false
    now.generation += 1
    return done({
      id: ID,
      generation: now.generation,
      state: 'draft',
      contentHash: '',
      savedAt: '2022-10-25T03:42:00.000Z',
      conflictCopy,
      undo: undo && conflictCopy === null ? undo.from + undo.entries.length : null,
    })
  }
  const client = { call, on: () => () => undefined, mediaUrl: () => '' } as unknown as Client
  return { client, saves, now }
}

let root: Root
let holder: HTMLElement
const handle = createRef<ArticleEditorHandle>()
const conflicts: string[] = []

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers()
  holder = document.body.appendChild(document.createElement('div'))
  root = createRoot(holder)
  conflicts.length = 0
})
afterEach(async () => {
  await act(async () => root.unmount())
  holder.remove()
  vi.useRealTimers()
})

const show = (client: Client, opened: Opened, editable = true, undo: UndoHistory | null = null) =>
  act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <ClientProvider client={client}>
          <ArticleEditor
            ref={handle}
            opened={opened}
            undo={undo}
            profile={null}
            editable={editable}
            onOpenIntake={() => undefined}
            onConflict={({ copyId }) => conflicts.push(copyId)}
          />
        </ClientProvider>
      </QueryClientProvider>,
    ),
  )
const field = (name: string) => holder.querySelector<HTMLTextAreaElement>(`[data-field=${name}]`)!
const type = (name: string, text: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field(name), text)
    field(name).dispatchEvent(new Event('input', { bubbles: true }))
  })
const wait = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))
const saved = (saves: readonly Save[]) => saves.map(({ id, basedOn, fields }) => [id, basedOn, fields.title])

describe('the open article', () => {
  it('saves the fields and the body together', async () => {
    const { client, saves } = aStore()
    await show(client, anArticle('Tiêu đề'))
    await type('title', 'Tiêu đề mới')
    await wait(600)
    const { fields, body } = anArticle('Tiêu đề mới').article
    expect(saves).toEqual([{ id: ID, basedOn: 1, fields, body, undo: expect.any(Object) }])
  })

  it('saves the last words when another article is opened', async () => {
    const { client, saves } = aStore()
    await show(client, anArticle('Bài một'))
    await type('title', 'Bài một, sửa')
    await show(client, anArticle('Bài hai', 1, COPY))
    await wait(0)
    expect(saved(saves)).toEqual([[ID, 1, 'Bài một, sửa']])
    expect(field('title').value).toBe('Bài hai')
  })

  it('builds on a decision that was written over the same text, with unsaved words kept', async () => {
    const { client, saves } = aStore()
    await show(client, anArticle('Tiêu đề'))
    await type('title', 'Tiêu đề mới')
    await show(client, anArticle('Tiêu đề', 5))
    await wait(600)
    expect(saved(saves)).toEqual([[ID, 5, 'Tiêu đề mới']])
  })

  it('shows a text saved in another window when nothing here is unsaved', async () => {
    const { client, saves } = aStore()
    await show(client, anArticle('Tiêu đề'))
    await show(client, anArticle('Từ cửa sổ khác', 2))
    expect(field('title').value).toBe('Từ cửa sổ khác')
    await wait(2000)
    expect(saves).toEqual([])
  })

  it('leaves unsaved words alone when another window saved first; the store keeps both', async () => {
    const { client, saves } = aStore()
    await show(client, anArticle('Tiêu đề'))
    await type('title', 'Chữ của tôi')
    await show(client, anArticle('Từ cửa sổ khác', 2))
    await wait(600)
    expect(saved(saves)).toEqual([[ID, 1, 'Chữ của tôi']])
  })

  it('goes on in the copy after a conflict, under its title', async () => {
    const { client, saves, now } = aStore()
    await show(client, anArticle('Tiêu đề'))
    now.conflict = true
    await type('sapo', 'Sapo của tôi')
    await wait(600)
    await type('sapo', 'Sapo của tôi, tiếp')
    await wait(600)
    expect(conflicts).toEqual([COPY])
    expect(saved(saves)).toEqual([
      [ID, 1, 'Tiêu đề'],
      [COPY, 1, '(Bản xung đột) Tiêu đề'],
    ])
  })

  it('takes no typing from one who may only read', async () => {
    const { client } = aStore()
    await show(client, anArticle('Tiêu đề'), false)
    expect(field('title').readOnly).toBe(true)
    expect(holder.querySelector('[data-field=body]')?.getAttribute('contenteditable')).toBe('false')
    expect(holder.querySelector('[role=toolbar]')).toBe(null)
  })
})

describe('undo in the open article', () => {
  const body = () => holder.querySelector<HTMLElement & { readonly editor: Editor }>('[data-field=body]')!
  const write = (text: string) => act(async () => void body().editor.commands.insertContentAt(1, text))
  const step = (direction: 'undo' | 'redo') => act(async () => handle.current?.[direction]())
  const seen = () => [field('title').value, body().textContent]
  // A page without a layout has no rectangles to scroll to.
  beforeEach(() =>
    Object.assign(Range.prototype, { getClientRects: () => [], getBoundingClientRect: () => new DOMRect() }),
  )
  const at = () => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field

  it('goes to what it changes: into the field, with the caret where the change is, and back into the body', async () => {
    const { client } = aStore()
    await show(client, anArticle('Chợ sớm'))
    await type('title', 'Chợ phiên sớm')
    await write('Sáng nay. ')
    await step('undo')
    expect([seen(), at()]).toEqual([['Chợ phiên sớm', 'Đoạn một'], 'body'])
    await step('undo')
    expect([seen(), at()]).toEqual([['Chợ sớm', 'Đoạn một'], 'title'])
    expect(field('title').selectionStart).toBe('Chợ '.length)
    await step('redo')
    expect([field('title').value, field('title').selectionStart]).toEqual(['Chợ phiên sớm', 'Chợ phiên '.length])
    await step('redo')
    expect(seen()).toEqual(['Chợ phiên sớm', 'Sáng nay. Đoạn một'])
  })

  it('is kept with every save, saved like typing, and there again when the article is opened with it', async () => {
    const { client, saves } = aStore()
    await show(client, anArticle('Tựa'))
    await type('title', 'Tựa mới')
    await wait(600)
    await write('Sáng nay. ')
    await wait(600)
    await step('undo')
    await wait(600)
    expect(saves.map(({ undo }) => [undo?.from, undo?.base !== null, undo?.entries.map(({ kind }) => kind)])).toEqual([
      [0, true, ['edit']],
      [1, false, ['edit']],
      [2, false, ['undo']],
    ])
    const [first] = saves
    const history = {
      journal: first!.undo!.journal,
      base: first!.undo!.base!,
      entries: saves.flatMap(({ undo }) => undo!.entries),
      ends: [0, 1, 2, 3],
    }

    await show(client, anArticle('Tựa mới', 4, COPY), true, history)
    await wait(5000)
    expect(saves).toHaveLength(3)
    await step('redo')
    expect(seen()).toEqual(['Tựa mới', 'Sáng nay. Đoạn một'])
    await step('undo')
    await step('undo')
    expect(seen()).toEqual(['Tựa', 'Đoạn một'])
    await wait(600)
    expect(saves.slice(3).map(({ undo }) => [undo?.journal, undo?.base])).toContainEqual([history.journal, null])
  })

  it('never stands in the way of the text: where it is refused, the text is sent without', async () => {
    const { client, saves, now } = aStore()
    now.refusesUndo = true
    await show(client, anArticle('Tựa'))
    await type('title', 'Tựa mới')
    await wait(600)
    expect(saves.map(({ fields, undo }) => [fields.title, undo !== undefined])).toEqual([
      ['Tựa mới', true],
      ['Tựa mới', false],
    ])
    await type('title', 'Tựa mới hơn')
    await wait(600)
    expect(saves.slice(2).map(({ fields, undo }) => [fields.title, undo])).toEqual([['Tựa mới hơn', undefined]])
  })

  it('goes into the copy, whole, when the text goes there after a conflict', async () => {
    const { client, saves, now } = aStore()
    await show(client, anArticle('Tựa'))
    await type('sapo', 'Sapo một')
    await wait(600)
    now.conflict = true
    await type('sapo', 'Sapo hai')
    await wait(600)
    await type('sapo', 'Sapo ba')
    await wait(600)
    expect(saves.map(({ id, undo }) => [id, undo?.from])).toEqual([
      [ID, 0],
      [ID, 1],
      [COPY, 0],
    ])
  })

  it('ends where a text from another window is shown', async () => {
    const { client } = aStore()
    await show(client, anArticle('Tựa'))
    await type('title', 'Tựa mới')
    await wait(600)
    await show(client, anArticle('Từ cửa sổ khác', 9))
    expect(field('title').value).toBe('Từ cửa sổ khác')
    await step('undo')
    expect(field('title').value).toBe('Từ cửa sổ khác')
  })

  it('changes nothing for one who may only read', async () => {
    const { client } = aStore()
    await show(client, anArticle('Tựa'))
    await type('title', 'Tựa mới')
    await show(client, anArticle('Tựa'), false)
    await step('undo')
    expect(field('title').value).toBe('Tựa mới')
  })
})
