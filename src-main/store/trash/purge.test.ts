import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article } from '@shared/article/article.ts'
import { describe, expect, it } from 'vitest'
import { dyingFs } from '../disk/dying-fs.testing.ts'
import type { Library } from '../library.ts'
import { aDecision, aDraft, aFolder, aLibrary, granted, titled } from '../store.testing.ts'

const HA = { id: 'bien-tap', name: 'Trần Thu Hạ' }
const trashed = (article: Article): Article => ({
  ...article,
  decisions: [...article.decisions, { ...aDecision(), kind: 'trash' }],
})
const restored = (article: Article): Article => ({
  ...article,
  decisions: [...article.decisions, { ...aDecision(), kind: 'restore' }],
})

/** Commits the article and lays it in the trash, at generation 2. */
async function inTrash(library: Library, title: string): Promise<Article> {
  const article = trashed(aDraft(title))
  await library.commit({ ...article, decisions: article.decisions.slice(0, 1) }, 0)
  granted(await library.commit(article, 1))
  return article
}

describe('removing articles for good', () => {
  it('takes them out of the library, remembers which they were, and leaves all others', async () => {
    const dir = await aFolder()
    const library = await aLibrary(dir)
    const kept = aDraft('Bài ở lại')
    await library.commit(kept, 0)
    const going = await inTrash(library, 'Bài bỏ đi')
    await library.keepVersion(going.id, 'named', HA)
    expect(granted(await library.care.purge([going.id], HA))).toEqual({ removed: [going.id], refused: [] })
    expect(await readdir(join(dir, 'articles'))).toEqual([kept.id])
    expect(await readdir(join(dir, 'trash'))).toEqual(['purged.json', 'purged.json.bak'])
    expect(library.care.purged()).toEqual([
      { id: going.id, title: 'Bài bỏ đi', at: '2026-10-25T02:00:00.000Z', by: HA.id, byName: HA.name },
    ])
    expect(await library.read(going.id)).toMatchObject({ error: { code: 'article/not-found' } })
    expect(library.list().map(({ id }) => id)).toEqual([kept.id])
    expect(await library.verify()).toMatchObject({ articles: 1, problems: [], notes: [] })
    expect(await library.commit(titled(going, 'Sửa tiếp'), 2)).toMatchObject({ error: { code: 'article/not-found' } })
    await library.close()
    const again = await aLibrary(dir)
    expect([again.readOnly, again.missing(), again.care.purged().length]).toEqual([null, [], 1])
  })

  it('refuses one that is not in the trash, one that is unknown, and one that was taken back meanwhile', async () => {
    const library = await aLibrary(await aFolder())
    const draft = aDraft('Bản nháp')
    await library.commit(draft, 0)
    const back = await inTrash(library, 'Được lấy lại')
    const unknown = aDraft('Không có').id
    const saving = library.commit(restored(back), 2)
    const result = granted(await library.care.purge([draft.id, back.id, unknown], HA))
    expect((await saving).ok).toBe(true)
    expect(result.removed).toEqual([])
    expect(result.refused.map(({ id, error }) => [id, error.code])).toEqual([
      [draft.id, 'article/not-in-trash'],
      [unknown, 'article/not-found'],
      [back.id, 'article/not-in-trash'],
    ])
    expect(library.care.purged()).toEqual([])
    expect(library.list()).toHaveLength(2)
  })

  it('leaves one that was taken out and thrown away anew meanwhile: that was not what the person saw', async () => {
    const library = await aLibrary(await aFolder())
    const article = await inTrash(library, 'Bỏ, lấy lại, bỏ lần nữa')
    const again = trashed(restored(article))
    const saving = library.commit(titled(again, 'Đã sửa'), 2)
    const { refused } = granted(await library.care.purge([article.id], HA))
    granted(await saving)
    expect(refused).toMatchObject([{ id: article.id, error: { code: 'article/changed-elsewhere' } }])
    expect(library.list()).toMatchObject([{ title: 'Đã sửa' }])
    expect(library.care.purged()).toEqual([])
  })

  it('keeps those that were not reached when it is stopped', async () => {
    const library = await aLibrary(await aFolder())
    const all = [await inTrash(library, 'Một'), await inTrash(library, 'Hai'), await inTrash(library, 'Ba')]
    const told: number[] = []
    const ids = all.map(({ id }) => id)
    const stopped = () => told.length === 1
    const onProgress = (done: number) => void told.push(done)
    const { removed } = granted(await library.care.purge(ids, HA, { stopped, onProgress }))
    expect(removed).toEqual([ids[0]])
    expect(library.care.purged().map(({ id }) => id)).toEqual([ids[0]])
    expect(library.list()).toHaveLength(2)
  })

  it('may remove more than a fifth: an index from before is no reason to ask for them', async () => {
    const dir = await aFolder()
    const library = await aLibrary(dir)
    const all = []
    for (let count = 0; count < 5; count += 1) all.push(await inTrash(library, `Bài ${count}`))
    await library.flush()
    const index = await readFile(join(dir, 'index.json'))
    const ids = all.map(({ id }) => id)
    expect(granted(await library.care.purge(ids, HA)).removed).toEqual(ids)
    await library.close()
    await writeFile(join(dir, 'index.json'), index)
    const again = await aLibrary(dir)
    expect([again.readOnly, again.missing(), again.list()]).toEqual([null, [], []])
  })

  it('lets an article come back from a backup, and no longer counts it as removed', async () => {
    const dir = await aFolder()
    const library = await aLibrary(dir)
    const article = await inTrash(library, 'Có trong bản sao lưu')
    granted(await library.care.purge([article.id], HA))
    const taken = { generation: 2, basedOn: 0 }
    granted(await library.takeIn.article(restored(article), taken))
    expect(library.care.purged()).toEqual([])
    await library.care.tidy()
    expect(library.list()).toMatchObject([{ id: article.id, trashedAt: null }])
    await rm(join(dir, 'articles', article.id), { recursive: true })
    await library.close()
    expect((await aLibrary(dir)).readOnly).toBe('articles-missing')
  })
})

describe('a program that dies while it removes articles for good', () => {
  it('at any call: each is whole in the trash or gone and remembered, and the next tidy ends it', async () => {
    const origin = await aFolder()
    const first = await aLibrary(origin)
    const kept = aDraft('Bài ở lại')
    await first.commit(kept, 0)
    const going = [await inTrash(first, 'Một'), await inTrash(first, 'Hai')]
    await first.close()
    const ids = going.map(({ id }) => id)

    let died = 0
    let finished = 0
    for (let at = 0; ; at += 1) {
      const dir = join(await aFolder(), 'library')
      await cp(origin, dir, { recursive: true })
      const counted = dyingFs()
      const opening = await aLibrary(dir, counted)
      const before = counted.calls()
      await opening.close()

      const fs = dyingFs(before + at)
      const dying = await aLibrary(dir, fs)
      const result = await dying.care.purge(ids, HA)
      const dead = fs.calls() > before + at
      await dying.close()

      const library = await aLibrary(dir)
      expect([library.readOnly, library.missing()], `call ${at}`).toEqual([null, []])
      for (const { id, fields } of going) {
        const read = await library.read(id)
        if (read.ok) expect(read.value.article.fields).toEqual(fields)
        else
          expect([read.error.code, library.care.purged().some((gone) => gone.id === id)]).toEqual([
            'article/not-found',
            true,
          ])
      }
      const left = library.list().length
      await library.care.tidy()
      if (left > library.list().length) finished += 1
      expect((await library.read(kept.id)).ok).toBe(true)
      expect((await readdir(join(dir, 'trash')).catch(() => [])).filter((name) => name.startsWith('0'))).toEqual([])
      expect((await library.verify()).problems, `call ${at}`).toEqual([])
      await library.close()
      if (dead) died += 1
      else {
        expect(granted(result).removed).toEqual(ids)
        break
      }
    }
    expect(died).toBeGreaterThan(30)
    expect(finished).toBeGreaterThan(0)
  })
})
