import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { aBody, anArticle } from '@shared/article/article.testing.ts'
import type { Article } from '@shared/article/article.ts'
import type { Decision } from '@shared/article/decision.ts'
import type { Envelope } from '@shared/contract/operations.ts'
import { ulid } from 'ulid'
import { onTestFinished } from 'vitest'
import { nodeFs, type StoreFile, type StoreFs } from './disk/store-fs.ts'
import { type Library, openLibrary } from './library.ts'

/** A folder that goes when the test ends. */
export async function aFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'toa-soan-store-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

/** An open library that is closed when the test ends. */
export async function aLibrary(dir: string, fs?: StoreFs): Promise<Library> {
  const library = granted(await tryOpen(dir, fs))
  onTestFinished(() => library.close())
  return library
}

/** Opens a library and waits until every row of its list is true. */
export async function tryOpen(dir: string, fs: StoreFs = nodeFs, now = () => NOW): Promise<Envelope<Library>> {
  const opened = await openLibrary({ dir, now, newId: ulid, door: 'test', fs })
  if (opened.ok) await opened.value.ready
  return opened
}

const NOW = new Date('2026-10-25T02:00:00.000Z')

export function granted<T>(envelope: Envelope<T>): T {
  if (!envelope.ok) throw new Error(`refused: ${JSON.stringify(envelope.error)}`)
  return envelope.value
}

/** An article with its own id and a title. */
export const aDraft = (title: string, over: Partial<Article> = {}): Article => ({
  ...anArticle({ title }, aBody(`${title}: sáng nay bà con ra đồng từ sớm.`)),
  id: ulid(),
  decisions: [aDecision()],
  ...over,
})

export const aDecision = (): Decision => ({
  kind: 'create',
  at: '2026-10-25T01:00:00.000Z',
  by: 'phong-vien',
  byName: 'Lê Minh An',
  contentHash: '0'.repeat(64),
})

export const titled = (article: Article, title: string): Article => ({
  ...article,
  fields: { ...article.fields, title },
})

/** Numbers from 0 to 1 that a seed repeats. */
export function randomFrom(start: number): () => number {
  let state = start + 1
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

export type FaultyFs = StoreFs & {
  /** Fails the nth call from now with this error; `only` counts calls of that name. 0 stops failing. */
  failAt(nth: number, errno: string, only?: string): void
  /** Lets a file of this name be put in place, and fails every call that makes a new file after it. */
  failAfter(fileName: string, withErrno: string): void
  /** Fails every call of these names. */
  failAlways(errno: string, names: readonly string[]): void
  calls(): number
}

/** The real disk, until it is told to fail. A failing write first writes half. */
export function faultyFs(): FaultyFs {
  let left = 0
  let only = ''
  let errno = 'EIO'
  let count = 0
  let always: readonly string[] = []
  let after = ''
  const mayFail = (name: string) => {
    count += 1
    if (always.includes(name)) throw Object.assign(new Error(`${errno}: ${name}`), { code: errno })
    if (left === 0 || (only !== '' && only !== name)) return
    left -= 1
    if (left === 0) throw Object.assign(new Error(`${errno}: ${name}`), { code: errno })
  }
  const around =
    <A extends readonly unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      mayFail(name)
      return call(...args)
    }
  const aroundFile = (file: StoreFile): StoreFile => ({
    async writeFile(bytes) {
      try {
        mayFail('writeFile')
      } catch (error) {
        await file.writeFile(bytes.subarray(0, bytes.length / 2))
        throw error
      }
      return file.writeFile(bytes)
    },
    size: around('size', file.size),
    sync: around('sync', file.sync),
    async close() {
      await file.close()
      mayFail('close')
    },
  })
  return {
    createNew: around('createNew', async (path: string) => aroundFile(await nodeFs.createNew(path))),
    async append(path, bytes) {
      try {
        mayFail('append')
      } catch (error) {
        await nodeFs.append(path, bytes.subarray(0, bytes.length / 2))
        throw error
      }
      return nodeFs.append(path, bytes)
    },
    readFile: around('readFile', nodeFs.readFile),
    stat: around('stat', nodeFs.stat),
    identity: around('identity', nodeFs.identity),
    list: around('list', nodeFs.list),
    mkdir: around('mkdir', nodeFs.mkdir),
    link: around('link', nodeFs.link),
    rename: around('rename', async (from: string, to: string) => {
      await nodeFs.rename(from, to)
      if (after !== '' && basename(to) === after) always = ['createNew']
    }),
    unlink: around('unlink', nodeFs.unlink),
    rmdir: around('rmdir', nodeFs.rmdir),
    syncFolder: around('syncFolder', nodeFs.syncFolder),
    failAt(nth, withErrno, name = '') {
      left = nth
      errno = withErrno
      only = name
      count = 0
      after = ''
      always = []
    },
    failAfter(fileName, withErrno) {
      errno = withErrno
      after = fileName
    },
    failAlways(withErrno, names) {
      errno = withErrno
      always = names
    },
    calls: () => count,
  }
}
