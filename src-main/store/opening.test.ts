import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { openLibrary } from './library.ts'
import { aDraft, aFolder, aLibrary, granted, titled } from './store.testing.ts'

async function aLibraryOf(count: number) {
  const dir = join(await aFolder(), 'library')
  const library = await aLibrary(dir)
  const articles = Array.from({ length: count }, (_, at) => aDraft(`Bài ${at}`))
  for (const article of articles) await library.commit(article, 0)
  await library.close()
  return { dir, articles }
}

const folderOf = (dir: string, id: string) => join(dir, 'articles', id)

describe('opening a library', () => {
  it('answers before the rows are read, fills the list behind and says how far it is', async () => {
    const { dir, articles } = await aLibraryOf(40)
    await rm(join(dir, 'index.json'))
    const library = granted(await openLibrary({ dir, now: () => new Date(), newId: ulid, door: 'test' }))
    expect(library.indexing).toEqual({ done: 0, total: 40 })
    expect([library.list().length, library.count()]).toEqual([0, 40])
    // The text itself needs no index.
    expect((await library.read(articles[3]!.id)).ok).toBe(true)
    await library.ready
    expect([library.list().length, library.indexing]).toEqual([40, null])
    await library.close()
  })

  it('closed while it still reads, stops reading and gives the library free', async () => {
    const { dir } = await aLibraryOf(40)
    await rm(join(dir, 'index.json'))
    const library = granted(await openLibrary({ dir, now: () => new Date(), newId: ulid, door: 'test' }))
    await library.close()
    const again = await aLibrary(dir)
    expect([again.readOnly, again.list().length]).toEqual([null, 40])
  })
})

describe('articles that are gone at opening', () => {
  it('up to a fifth are named as missing, and writing goes on', async () => {
    const { dir, articles } = await aLibraryOf(10)
    for (const { id } of articles.slice(0, 2)) await rm(folderOf(dir, id), { recursive: true })
    const library = await aLibrary(dir)
    expect(library.readOnly).toBeNull()
    const gone = articles.slice(0, 2).map(({ id }) => id)
    expect(new Set(library.missing())).toEqual(new Set(gone))
    expect(granted(await library.acceptMissing())).toEqual({ forgotten: 2 })
    expect(await library.acceptMissing()).toMatchObject({ error: { code: 'library/nothing-missing' } })
  })

  it('keep the title they had, also at the opening after the next', async () => {
    const { dir, articles } = await aLibraryOf(10)
    await rm(folderOf(dir, articles[4]!.id), { recursive: true })
    await (await aLibrary(dir)).close()
    const library = await aLibrary(dir)
    expect(library.care.missingTitle(articles[4]!.id)).toBe('Bài 4')
    await library.close()
  })

  it('more than a fifth: nothing is written, until they are back or the person says so', async () => {
    const { dir, articles } = await aLibraryOf(10)
    const away = join(dir, '..', 'away')
    await rename(join(dir, 'articles'), away)
    await mkdir(join(dir, 'articles'))
    for (const { id } of articles.slice(3)) await cp(join(away, id), folderOf(dir, id), { recursive: true })

    const library = await aLibrary(dir)
    expect(library.readOnly).toBe('articles-missing')
    expect(library.missing()).toHaveLength(3)
    const kept = granted(await library.read(articles[5]!.id))
    expect(await library.commit(titled(kept.article, 'Sửa'), kept.generation)).toMatchObject({
      error: { code: 'library/read-only' },
    })
    await library.close()

    // Asked again at the next opening: nothing was decided.
    const again = await aLibrary(dir)
    expect(again.readOnly).toBe('articles-missing')
    const told: string[] = []
    again.onChanged(() => told.push(String(again.readOnly)))
    expect(granted(await again.acceptMissing())).toEqual({ forgotten: 3 })
    expect(told).toContain('null')
    expect((await again.commit(titled(kept.article, 'Sửa'), kept.generation)).ok).toBe(true)
    await again.close()

    await cp(join(away, articles[0]!.id), folderOf(dir, articles[0]!.id), { recursive: true })
    const back = await aLibrary(dir)
    expect([back.readOnly, back.list().length, back.missing()]).toEqual([null, 8, []])
  })

  it('put back while the library is open: looked for again, written again when enough are there', async () => {
    const { dir, articles } = await aLibraryOf(10)
    const away = join(dir, '..', 'away')
    await mkdir(away)
    const gone = articles.slice(0, 4).map(({ id }) => id)
    for (const id of gone) await rename(folderOf(dir, id), join(away, id))
    const library = await aLibrary(dir)
    expect(granted(await library.lookAgain())).toEqual({ missing: 4 })
    await rename(join(away, gone[0]!), folderOf(dir, gone[0]!))
    expect(granted(await library.lookAgain())).toEqual({ missing: 3 })
    expect([library.readOnly, library.list().length]).toEqual(['articles-missing', 7])
    await rename(join(away, gone[1]!), folderOf(dir, gone[1]!))
    expect(granted(await library.lookAgain())).toEqual({ missing: 2 })
    expect([library.readOnly, library.list().length]).toEqual([null, 8])
    expect((await library.commit(titled(articles[0]!, 'Sửa'), 1)).ok).toBe(true)
    expect(await library.lookAgain()).toMatchObject({ error: { code: 'library/nothing-missing' } })
  })

  it('put back in another folder of the same name: that one is not written to', async () => {
    const { dir } = await aLibraryOf(5)
    const away = join(dir, '..', 'away')
    await rename(join(dir, 'articles'), away)
    const library = await aLibrary(dir)
    await rm(join(dir, 'articles'), { recursive: true })
    await rename(away, join(dir, 'articles'))
    expect(await library.lookAgain()).toMatchObject({ error: { code: 'library/gone' } })
    expect(library.readOnly).toBe('folder-gone')
  })

  it('all back at the next opening: as if nothing had been', async () => {
    const { dir, articles } = await aLibraryOf(5)
    const away = join(dir, '..', 'away')
    await rename(join(dir, 'articles'), away)
    const library = await aLibrary(dir)
    expect(library.readOnly).toBe('articles-missing')
    await library.close()
    await rm(join(dir, 'articles'), { recursive: true })
    await rename(away, join(dir, 'articles'))
    const back = await aLibrary(dir)
    expect([back.readOnly, back.list().length]).toEqual([null, articles.length])
  })
})

describe('a library folder that changes under an open library', () => {
  it('removed: the save is refused and no new folder is made in its place', async () => {
    const { dir, articles } = await aLibraryOf(2)
    const library = await aLibrary(dir)
    const told: string[] = []
    library.onChanged(() => told.push(String(library.readOnly)))
    await rename(dir, `${dir}-away`)
    expect(await library.read(articles[0]!.id)).toMatchObject({ error: { code: 'library/gone' } })
    expect(await library.commit(titled(articles[0]!, 'Sửa'), 1)).toMatchObject({ error: { code: 'library/read-only' } })
    expect(await library.commit(aDraft('Bài mới'), 0)).toMatchObject({ error: { code: 'library/read-only' } })
    expect([library.readOnly, told]).toEqual(['folder-gone', ['folder-gone']])
    expect(await readdir(join(dir, '..'))).toEqual(['library-away'])
    await rename(`${dir}-away`, dir)
  })

  it('replaced by another library: that one is not written to', async () => {
    const { dir, articles } = await aLibraryOf(2)
    const other = await aLibraryOf(1)
    const library = await aLibrary(dir)
    await rename(dir, `${dir}-away`)
    await cp(other.dir, dir, { recursive: true })
    expect(await library.commit(titled(articles[0]!, 'Sửa'), 1)).toMatchObject({ error: { code: 'library/gone' } })
    expect(await readdir(join(dir, 'articles'))).toEqual([other.articles[0]!.id])
  })
})
