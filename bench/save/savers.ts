import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '@shared/article/article.ts'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { seal } from '../../src-main/store/disk/envelope.ts'
import { openDesk } from './a-desk.ts'
import { anId, layArticles } from './a-library.ts'

/** One way of keeping an article; `save` settles when that way calls it saved. */
export type Saver = {
  readonly name: string
  /** Of so many rounds it takes part in one; for those that would take all day. */
  readonly everyNth: number
  save(article: Article): Promise<void>
  close(): Promise<void>
}

/** The whole way of a save from the window's call on, and the store alone. */
export async function ours(dir: string, count: number): Promise<readonly [Saver, Saver]> {
  mkdirSync(join(dir, 'articles'), { recursive: true })
  await (await openDesk(dir)).close()
  layArticles(dir, count)
  const desk = await openDesk(dir)
  const generations = new Map<string, number>()
  const byService: Saver = {
    name: 'ours, articles.save',
    everyNth: 1,
    async save({ id, fields, body }) {
      const basedOn = generations.get(id) ?? (await desk.call('articles.get', { id })).generation
      const saved = await desk.call('articles.save', { id, basedOn, fields, body })
      generations.set(id, saved.generation)
    },
    close: desk.close,
  }
  const byStore: Saver = {
    name: 'ours, the store alone',
    everyNth: 1,
    async save(article) {
      const stored = await desk.library.read(article.id)
      if (!stored.ok) throw new Error(stored.error.code)
      const { generation } = stored.value
      const saved = await desk.library.commit({ ...article, decisions: stored.value.article.decisions }, generation)
      if (!saved.ok) throw new Error(saved.error.code)
      generations.set(article.id, saved.value.generation)
    },
    close: async () => {},
  }
  return [byService, byStore]
}

/** lowdb as its own adapter writes it, one file for each article. */
export function stockLowdb(dir: string): Saver {
  mkdirSync(dir, { recursive: true })
  return {
    name: 'stock lowdb, one file each',
    everyNth: 1,
    async save(article) {
      const low = new Low<Article | null>(new JSONFile(join(dir, `${article.id}.json`)), null)
      low.data = article
      await low.write()
    },
    close: async () => {},
  }
}

/** lowdb as most use it: everything in one file. */
export async function stockLowdbInOne(dir: string, count: number, filler: Article): Promise<Saver> {
  mkdirSync(dir, { recursive: true })
  const low = new Low<{ articles: Record<string, Article> }>(new JSONFile(join(dir, 'db.json')), { articles: {} })
  for (let number = 0; number < count; number += 1) low.data.articles[anId(number)] = filler
  return {
    name: 'stock lowdb, all in one file',
    everyNth: count > 1000 ? 20 : 4,
    async save(article) {
      low.data.articles[article.id] = article
      await low.write()
    },
    close: async () => {},
  }
}

/** The floor: the same bytes to a new file, fsync, rename, fsync of the folder. */
export function floor(dir: string): Saver {
  mkdirSync(dir, { recursive: true })
  return {
    name: 'floor: write, fsync, rename, fsync',
    everyNth: 1,
    async save(article) {
      const bytes = seal({ generation: 1, schemaVersion: 1, data: article })
      const temp = join(dir, 'temp')
      const file = openSync(temp, 'w')
      writeSync(file, bytes)
      fsyncSync(file)
      closeSync(file)
      renameSync(temp, join(dir, `${article.id}.json`))
      const folder = openSync(dir, 'r')
      fsyncSync(folder)
      closeSync(folder)
    },
    close: async () => rmSync(dir, { recursive: true, force: true }),
  }
}
