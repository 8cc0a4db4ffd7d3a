import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anArticle } from '@shared/article/article.testing.ts'
import { type Article, articleSchema, EMPTY_FIELDS, fieldsSchema } from '@shared/article/article.ts'
import { bodyText, countWords } from '@shared/article/body-text.ts'
import { runChecks } from '@shared/checks/run-checks.ts'
import { done, failed } from '@shared/contract/operations.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPictures } from '../src-main/media/pictures.ts'
import { settings } from '../src-main/services/export-articles.testing.ts'
import { createExporter } from '../src-main/services/export-articles.ts'
import { readSeeds, type Seed, withMedia } from '../src-main/services/seeds.ts'
import { makePictures } from './make-pictures.ts'

const library = join(import.meta.dirname, 'library')
let seeds: readonly Seed[] = []
let articles: readonly Article[] = []
let dir = ''

const mediaOf = (bytes: Uint8Array): string => `media:${createHash('sha256').update(bytes).digest('hex')}`

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'toa-soan-seeds-'))
  const read = await readSeeds(library)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  seeds = read.value
  articles = seeds.map((seed, index) => {
    const media = new Map(seed.pictures.map(({ name, bytes }) => [name, mediaOf(bytes)]))
    const { fields, body } = withMedia(seed, media)
    return {
      ...anArticle({}, body),
      id: `01JB00000000000000000000${String(index).padStart(2, '0')}`,
      fields: { ...EMPTY_FIELDS, ...fields },
    }
  })
})
afterAll(() => rm(dir, { recursive: true, force: true }))

describe('the demonstration library', () => {
  it('holds at least eight valid articles of every main genre, short and long', () => {
    expect(articles.length).toBeGreaterThanOrEqual(8)
    for (const article of articles) {
      expect(articleSchema.safeParse(article).error?.message).toBeUndefined()
      expect(fieldsSchema.parse(article.fields).title.length).toBeLessThanOrEqual(120)
    }
    const genres = new Set(articles.map(({ fields }) => fields.genre))
    for (const genre of ['tin', 'bai', 'phong-su', 'phong-su-anh', 'phong-van', 'ghi-nhanh', 'nguoi-tot-viec-tot'])
      expect(genres).toContain(genre)
    const words = articles.map(({ body }) => countWords(bodyText(body))).sort((a, b) => a - b)
    expect(words[0]).toBeLessThan(90)
    expect(words.at(-1)).toBeGreaterThan(800)
  })

  it('shows every state of the workflow, and nothing approved fails a check', () => {
    const last = new Set(seeds.map(({ workflow }) => workflow.at(-1)?.kind ?? 'draft'))
    expect([...last].sort()).toEqual([
      'approve',
      'draft',
      'export',
      'publish',
      'return',
      'startEditing',
      'submit',
      'trash',
    ])
    for (const [index, seed] of seeds.entries()) {
      if (!seed.workflow.some(({ kind }) => kind === 'approve')) continue
      const { fields, body } = articles[index]!
      expect(runChecks({ fields, body }, { today: '2026-11-01' }), fields.title).toEqual([])
    }
  })

  it('uses crossheads, lists, tables, quotes, links, galleries and a photo still to come', () => {
    const all = JSON.stringify(articles.map(({ body }) => body))
    for (const type of [
      'heading',
      'bulletList',
      'orderedList',
      'table',
      'blockquote',
      'link',
      'bold',
      'gallery',
      'figure',
    ])
      expect(all).toContain(`"type":"${type}"`)
    expect(all).toContain('"media":null')
  })

  it('is written in NFC without doubled blanks, nbsp or straight quotes', () => {
    const all = JSON.stringify(articles.map(({ fields, body }) => [fields.title, fields.sapo, bodyText(body)]))
    expect(all.normalize('NFC')).toBe(all)
    expect(all).not.toMatch(/ {2}|\u00a0|\\"/)
  })

  it('has pictures of 1600 × 1000 and at most 120 KB, each used, each drawn by our own script', async () => {
    const names = (await readdir(join(library, 'pictures'))).sort()
    expect([...(await makePictures(dir))].sort()).toEqual(names)
    for (const name of names) {
      const bytes = await readFile(join(library, 'pictures', name))
      expect(bytes.byteLength).toBeLessThanOrEqual(120_000)
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1000 })
    }
    const used = new Set(seeds.flatMap(({ pictures }) => pictures.map(({ fileName }) => fileName)))
    expect([...used].sort()).toEqual(names)
  })

  it('goes out whole in both profiles', async () => {
    const paths = new Map(
      await Promise.all(
        (await readdir(join(library, 'pictures'))).map(
          async (name) =>
            [mediaOf(await readFile(join(library, 'pictures', name))), join(library, 'pictures', name)] as const,
        ),
      ),
    )
    const pictures = createPictures({
      locate: async (media) => {
        const path = paths.get(media)
        return path ? done({ path }) : failed('media/not-found')
      },
    })
    const exporter = createExporter({ pictures, now: () => new Date('2026-11-01T00:00:00Z'), settings: () => settings })
    for (const profile of ['page', 'portal'] as const) {
      const result = await exporter.run({ articles, profile, includeDrafts: true, dir: join(dir, profile) })
      expect(result.ok && result.value.refused).toEqual([])
      expect(result.ok && result.value.exported.length).toBe(articles.length)
    }
  })
})
