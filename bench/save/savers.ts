import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { ARTICLE_SCHEMA_VERSION, type Article } from '@shared/article/article.ts'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { seal } from '../../src-main/store/disk/envelope.ts'
import { openDesk } from './a-desk.ts'
import { anArticleOf, randomFrom } from './a-library.ts'

/** Makes everything ready, then saves when it is its turn; settles when that way calls the article saved. */
type Prepare = (article: Article) => Promise<() => Promise<unknown>>

/** Ways of keeping articles that share a process, by name. */
export type Savers = { readonly ways: Readonly<Record<string, Prepare>>; close(): Promise<void> }

export const OURS = 'ours, articles.save'
export const PEER = 'stock lowdb, one file each'
export const PEER_IN_ONE = 'stock lowdb, all in one file'
export const FLOOR = 'floor: write, fsync, rename, fsync'

export const SAVERS = { ours, stockLowdb, stockLowdbInOne, floor } as const

/** The whole way of a save from the window's call on, and the store alone. */
async function ours(dir: string): Promise<Savers> {
  const { call, library, close } = await openDesk(dir)
  return {
    ways: {
      [OURS]: async ({ id, fields, body }) => {
        const { generation: basedOn } = await call('articles.get', { id })
        return () => call('articles.save', { id, basedOn, fields, body })
      },
      'ours, the store alone': async (article) => {
        const { generation, article: before } = await call('articles.get', { id: article.id })
        return async () => {
          const saved = await library.commit({ ...article, decisions: before.decisions }, generation)
          if (!saved.ok) throw new Error(saved.error.code)
        }
      },
    },
    close,
  }
}

/** lowdb as its own adapter writes it, one file for each article. */
async function stockLowdb(dir: string): Promise<Savers> {
  return alone(PEER, async (article) => {
    const low = new Low(new JSONFile<Article>(join(dir, `${article.id}.json`)), article)
    return () => low.write()
  })
}

/** lowdb as most use it: every draft in one file. */
async function stockLowdbInOne(dir: string, count: number): Promise<Savers> {
  const articles: Record<string, Article> = {}
  const random = randomFrom(count)
  for (let number = 0; number < count; number += 1) {
    const article = anArticleOf(number, 4000, random)
    articles[article.id] = article
  }
  const low = new Low(new JSONFile<{ articles: Record<string, Article> }>(join(dir, 'db.json')), { articles })
  return alone(PEER_IN_ONE, async (article) => {
    articles[article.id] = article
    return () => low.write()
  })
}

/** The floor: the same bytes to a new file, fsync, rename, fsync of the folder. */
async function floor(dir: string): Promise<Savers> {
  return alone(FLOOR, async (article) => {
    const bytes = seal({ generation: 1, schemaVersion: ARTICLE_SCHEMA_VERSION, data: article })
    return async () => {
      const temp = join(dir, 'temp')
      const file = openSync(temp, 'w')
      writeSync(file, bytes)
      fsyncSync(file)
      closeSync(file)
      renameSync(temp, join(dir, `${article.id}.json`))
      const folder = openSync(dir, 'r')
      fsyncSync(folder)
      closeSync(folder)
    }
  })
}

const alone = (name: string, prepare: Prepare): Savers => ({ ways: { [name]: prepare }, close: async () => {} })
