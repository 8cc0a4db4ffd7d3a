import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type ArticleFields, fieldsSchema } from '@shared/article/article.ts'
import { type BodyNode, bodySchema } from '@shared/article/body-check.ts'
import { calendarDate } from '@shared/article/calendar-date.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { z } from 'zod'

const by = z.string().max(60).optional()
const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('submit'), by, note: z.string().optional() }),
  z.object({ kind: z.literal('startEditing'), by }),
  z.object({ kind: z.literal('return'), by, reason: z.string().min(1) }),
  z.object({ kind: z.literal('approve'), by }),
  z.object({ kind: z.literal('export'), by, profile: z.enum(['portal', 'page']).optional() }),
  z.object({ kind: z.literal('publish'), by, address: z.url({ protocol: /^https?$/ }), publishedOn: calendarDate }),
  z.object({ kind: z.literal('trash'), by }),
])
/** What was decided about a demonstration article; `by` is a profile's id or a role. */
export type SeedStep = z.infer<typeof step>

const seedFile = z.object({
  fields: z.record(z.string(), z.unknown()),
  body: z.unknown(),
  /** Short name used in place of a media id, to a path in the seeds' folder. */
  pictures: z.record(z.string(), z.string().regex(/^[a-z0-9_-]+(\/[a-z0-9_-]+)*\.[a-z]+$/)).default({}),
  workflow: z.array(step).default([]),
  author: z.string().optional(),
})

export type Seed = {
  readonly fields: unknown
  readonly body: unknown
  readonly author?: string
  readonly workflow: readonly SeedStep[]
  readonly pictures: readonly { readonly name: string; readonly fileName: string; readonly bytes: Uint8Array }[]
}

/** The demonstration articles of a folder, by file name. Errors: `seeds/missing`, `seeds/unreadable` {file}. */
export async function readSeeds(dir: string): Promise<Envelope<readonly Seed[]>> {
  const names = await readdir(join(dir, 'articles')).catch(() => [])
  const files = names.filter((name) => name.endsWith('.json')).toSorted()
  if (files.length === 0) return failed('seeds/missing')
  const seeds: Seed[] = []
  for (const file of files) {
    const seed = await readSeed(dir, file).catch(() => null)
    if (!seed) return failed('seeds/unreadable', { file })
    seeds.push(seed)
  }
  return done(seeds)
}

/** The content with each picture's short name replaced by the id it has in the media store. Throws when the seed is not an article. */
export function withMedia(
  { fields, body }: Pick<Seed, 'fields' | 'body'>,
  media: ReadonlyMap<string, string>,
): { readonly fields: Partial<ArticleFields>; readonly body: BodyNode } {
  return {
    fields: fieldsSchema.partial().parse(placed(fields, media)),
    body: bodySchema.parse(placed(body, media)),
  }
}

async function readSeed(dir: string, file: string): Promise<Seed | null> {
  const read = seedFile.safeParse(JSON.parse(await readFile(join(dir, 'articles', file), 'utf8')))
  if (!read.success) return null
  const pictures = await Promise.all(
    Object.entries(read.data.pictures).map(async ([name, path]) => ({
      name,
      fileName: basename(path),
      bytes: await readFile(join(dir, path)),
    })),
  )
  return { ...read.data, pictures }
}

function placed(value: unknown, media: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((inner) => placed(inner, media))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'media' && typeof inner === 'string' ? (media.get(inner) ?? inner) : placed(inner, media),
    ]),
  )
}
