import { type Article, type ArticleFields, type BodyNode, EMPTY_BODY, EMPTY_FIELDS } from '@shared/article/article.ts'
import { bodyText, countWords } from '@shared/article/body-text.ts'
import { printByline } from '@shared/article/byline.ts'
import type { Decision } from '@shared/article/decision.ts'
import { runChecks } from '@shared/checks/run-checks.ts'
import {
  done,
  type Envelope,
  failed,
  type LibraryEvent,
  type Opened,
  type Row,
  type Settings,
} from '@shared/contract/operations.ts'
import { stateOf, trashedAt } from '@shared/workflow/state-of.ts'
import type { Client } from './client.ts'
import { fakeFile, fakePhoto, fakeStarts } from './fake-articles.testing.ts'
import { fakeDecision, fakeProfiles, simpleHash } from './fake-people.testing.ts'

type FakeOptions = {
  readonly empty?: boolean
  readonly many?: number
  readonly profile?: string
  readonly theme?: Settings['theme']
  readonly language?: Settings['language']
  readonly readOnly?: 'library-locked' | 'read-only-folder' | 'newer-version' | null
  readonly recovered?: boolean
}

/** A library in memory that answers the contract, for tests of the window and for looking at it. */
export function fakeClient(options: FakeOptions = {}): Client & { readonly tell: (event: LibraryEvent) => void } {
  const listeners = new Set<(event: LibraryEvent) => void>()
  const tell = (event: LibraryEvent) => {
    for (const listener of listeners) listener(event)
  }
  const articles = new Map<string, { article: Article; generation: number }>()
  let count = 0
  let profile = fakeProfiles.find((one) => one.id === (options.profile ?? 'nga')) ?? null
  let profiles = fakeProfiles
  let settings: Settings = {
    language: options.language ?? 'vi',
    theme: options.theme ?? 'light',
    exportFolder: '',
    organisation: {
      id: 'an-loc-thuong',
      name: 'Trung tâm Văn hóa – Thông tin và Thể thao xã An Lộc Thượng',
      address: 'Thôn Chùa, xã An Lộc Thượng',
      siteUrl: 'https://anlocthuong.example.vn',
    },
    sections: ['Thời sự', 'Văn hóa – Xã hội', 'Kinh tế', 'An ninh – Quốc phòng'],
    genres: [
      { id: 'tin', vi: 'Tin', en: 'News item' },
      { id: 'bai', vi: 'Bài', en: 'Feature' },
      { id: 'phong-su', vi: 'Phóng sự', en: 'Reportage' },
      { id: 'ghi-nhanh', vi: 'Ghi nhanh', en: 'Quick note' },
    ],
  }
  const hashOf = (fields: ArticleFields, body: BodyNode) => simpleHash(JSON.stringify([fields, body]))
  const add = (
    fields: Partial<ArticleFields>,
    body: BodyNode,
    kinds: readonly Decision['kind'][],
    days = 0,
  ): string => {
    count += 1
    const id = `01JFAKE${String(count).padStart(19, '0')}`
    const whole = { ...EMPTY_FIELDS, ...fields }
    const at = new Date(Date.now() - days * 86_400_000 - 3_600_000).toISOString()
    const decisions = kinds.map((kind) => fakeDecision(kind, at, hashOf(whole, body)))
    articles.set(id, {
      generation: 1,
      article: {
        schemaVersion: 2,
        id,
        organisationId: 'an-loc-thuong',
        createdAt: at,
        savedAt: at,
        fields: whole,
        body,
        decisions,
      },
    })
    return id
  }
  if (!options.empty)
    for (const start of fakeStarts(options.many ?? 0)) add(start.fields, start.body, start.decisions, start.days)

  const open = (id: string): Opened | null => {
    const held = articles.get(id)
    if (!held) return null
    const hash = hashOf(held.article.fields, held.article.body)
    return {
      article: held.article,
      generation: held.generation,
      contentHash: hash,
      state: stateOf(held.article.decisions, hash),
      trashedAt: trashedAt(held.article.decisions),
      readOnly: options.readOnly ?? null,
      recoveredFrom: null,
    }
  }
  const rowOf = (opened: Opened): Row => {
    const { fields, body, decisions, id, savedAt } = opened.article
    const back = decisions.findLast((one) => one.kind === 'return')
    return {
      id,
      generation: opened.generation,
      title: fields.title,
      state: opened.state,
      byline: printByline(fields),
      updatedOn: fields.updatedOn,
      savedAt,
      words: countWords(`${fields.sapo} ${bodyText(body)}`),
      trashedAt: opened.trashedAt,
      createdBy: 'mai',
      returnedReason: opened.state === 'returned' && back?.kind === 'return' ? back.reason : null,
    }
  }
  const put = (id: string, change: (article: Article) => Article): Envelope<Opened> => {
    const held = articles.get(id)
    if (!held) return failed('article/not-found')
    articles.set(id, {
      article: { ...change(held.article), savedAt: new Date().toISOString() },
      generation: held.generation + 1,
    })
    tell({ type: 'articles.changed', id, generation: held.generation + 1 })
    return done(open(id) as Opened)
  }
  const written = (result: Envelope<Opened>) =>
    result.ok
      ? done({
          id: result.value.article.id,
          generation: result.value.generation,
          state: result.value.state,
          contentHash: result.value.contentHash,
          savedAt: result.value.article.savedAt,
        })
      : result
  const decide = (id: string, decision: Partial<Decision> & { kind: Decision['kind'] }) =>
    put(id, (article) => ({
      ...article,
      decisions: [
        ...article.decisions,
        {
          ...fakeDecision(
            decision.kind,
            new Date().toISOString(),
            hashOf(article.fields, article.body),
            profile?.id,
            profile?.name,
          ),
          ...decision,
        } as Decision,
      ],
    }))
  const inboxOf = (row: Row) =>
    profile?.roles.includes('approver') ? row.state === 'waiting' || row.state === 'editing' : row.state === 'returned'
  // biome-ignore lint/suspicious/noExplicitAny: one table for every operation; the contract types the outside.
  const answers: Record<string, (input: any) => Envelope<unknown>> = {
    'session.get': () =>
      done({
        host: 'fake',
        version: '0.1.0',
        canChooseFolder: false,
        settings,
        profiles,
        profile,
        library: {
          path: 'kho-bai',
          readOnly: options.readOnly ?? null,
          empty: articles.size === 0,
          lockedBy: options.readOnly === 'library-locked' ? 'MAY-BIEN-TAP' : null,
        },
        recovered: options.recovered
          ? [
              {
                id: '01JFAKE0000000000000000002',
                from: 'backup',
                quarantine: 'quarantine/01JFAKE0000000000000000002.json',
              },
            ]
          : [],
      }),
    'settings.save': (input) => {
      settings = input
      tell({ type: 'settings.changed' })
      return done(settings)
    },
    'profiles.save': (input) => {
      profiles = [...profiles.filter((one) => one.id !== input.id), input]
      return done(profiles)
    },
    'profiles.choose': (input) => {
      profile = profiles.find((one) => one.id === input.id) ?? profile
      return done(profile)
    },
    'articles.list': (input) => {
      const all = [...articles.keys()].map((id) => rowOf(open(id) as Opened))
      const live = all.filter((row) => !row.trashedAt)
      const counts: Record<string, number> = {
        all: live.length,
        inbox: live.filter(inboxOf).length,
        trash: all.length - live.length,
      }
      for (const row of live) counts[row.state] = (counts[row.state] ?? 0) + 1
      const wanted =
        input.view === 'trash'
          ? all.filter((row) => row.trashedAt)
          : live.filter(
              (row) => input.view === 'all' || (input.view === 'inbox' ? inboxOf(row) : row.state === input.view),
            )
      const found = wanted.filter((row) => row.title.toLowerCase().includes(input.query.toLowerCase()))
      const rows = found.sort((a, b) =>
        input.sort === 'title'
          ? a.title.localeCompare(b.title, 'vi')
          : (a.updatedOn ?? '').localeCompare(b.updatedOn ?? '') * (input.sort === 'oldest' ? 1 : -1),
      )
      return done({ rows, counts })
    },
    'articles.get': ({ id }) => {
      const opened = open(id)
      return opened ? done(opened) : failed('article/not-found')
    },
    'articles.create': (input) => {
      const id = add(input.fields, input.body ?? EMPTY_BODY, ['create'])
      tell({ type: 'articles.changed', id, generation: 1 })
      return done(open(id))
    },
    'articles.save': (input) => {
      const result = written(put(input.id, (article) => ({ ...article, fields: input.fields, body: input.body })))
      return result.ok ? done({ ...result.value, conflictCopy: null }) : result
    },
    'articles.duplicate': ({ id }) => {
      const from = open(id)?.article
      return from ? done(open(add(from.fields, from.body, ['create']))) : failed('article/not-found')
    },
    'articles.trash': ({ id }) => written(decide(id, { kind: 'trash' })),
    'articles.restore': ({ id }) => written(decide(id, { kind: 'restore' })),
    'articles.decide': ({ id, action }) => written(decide(id, action)),
    'articles.check': ({ id }) =>
      done(runChecks(open(id)?.article as Article, { today: new Date().toISOString().slice(0, 10) })),
    'media.add': () => done({ media: fakePhoto, width: 1600, height: 900, format: 'jpeg', caption: '', credit: '' }),
    'intake.read': (input) =>
      done(
        'pasted' in input
          ? [fakeFile('')]
          : input.files.map((file: { name: string }) => fakeFile(file.name, input.encoding)),
      ),
    'intake.accept': (input) =>
      done(
        open(
          add({ title: input.lines.find((line: { tag: string }) => line.tag === 'title')?.text ?? '' }, EMPTY_BODY, [
            'import',
          ]),
        ),
      ),
    'export.preview': ({ id }) => {
      const { fields, body } = (open(id) as Opened).article
      return done({
        html: `<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title><body><h1>${fields.title}</h1><p><strong>${fields.sapo}</strong></p><p>${bodyText(body)}</p></body></html>`,
        plain: `${fields.title}\n\n${fields.sapo}\n\n${bodyText(body)}`,
        metadata: [
          { key: 'title', label: 'Tiêu đề', text: fields.title },
          { key: 'updatedOn', label: 'Ngày cập nhật', text: fields.updatedOn ?? '' },
          { key: 'sapo', label: 'Sapo', text: fields.sapo },
          { key: 'byline', label: 'Tác giả', text: printByline(fields) },
        ],
      })
    },
    'export.run': ({ ids }) =>
      done({
        dir: 'exports/2026-10-25',
        exported: ids.slice(0, 1).map((id: string) => ({
          id,
          dir: 'xa-an-loc-thuong-mo-thu-vien-sach-noi',
          files: ['index.html', 'metadata.html', 'metadata.json', 'manifest.json'],
        })),
        refused: ids.slice(1).map((id: string) => ({ id, reasons: [{ code: 'export/not-approved' }] })),
      }),
    'library.verify': () => done({ articles: articles.size, media: 2, problems: [] }),
    'library.loadSeeds': () => {
      for (const start of fakeStarts(0)) add(start.fields, start.body, start.decisions, start.days)
      tell({ type: 'settings.changed' })
      tell({ type: 'articles.changed', id: '', generation: 0 })
      return done({ created: articles.size })
    },
    'host.chooseFolder': () => done({ dir: null }),
  }
  return {
    call: (async (name: string, input: unknown) =>
      structuredClone(answers[name]?.(input) ?? failed('host/unknown-operation'))) as Client['call'],
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    mediaUrl: () => '/fake-photo.svg',
    tell,
  }
}
