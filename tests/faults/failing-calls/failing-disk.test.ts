import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aDraft, aFolder, aLibrary, faultyFs, granted, titled, tryOpen } from '../../../src-main/store/store.testing.ts'

const ERRNOS = ['EIO', 'ENOSPC', 'EROFS', 'EMFILE', 'EACCES', 'EPERM', 'EBUSY']

describe.each(ERRNOS)('a disk that answers %s', (errno) => {
  it('at any one call of a save never leads to a false acknowledgement and leaves the old text', async () => {
    const dir = await aFolder()
    const fs = faultyFs()
    const library = await aLibrary(dir, fs)
    const article = aDraft('Bản 0')
    let generation = granted(await library.commit(article, 0)).generation
    let kept = 'Bản 0'
    let nth = 0
    let refused = 0
    do {
      nth += 1
      const title = `Bản ${nth}`
      fs.failAt(nth, errno)
      const answer = await library.commit(titled(article, title), generation)
      const calls = fs.calls()
      fs.failAt(0, errno)
      if (answer.ok) {
        generation = answer.value.generation
        kept = title
      } else {
        refused += 1
        expect(answer.error.code).toBe(errno === 'ENOSPC' ? 'disk/full' : 'disk/failed')
      }
      const read = granted(await library.read(article.id))
      expect([read.generation, read.article.fields.title], `call ${nth}`).toEqual([generation, kept])
      expect(await readdir(join(dir, 'tmp')), `call ${nth}`).toHaveLength(0)
      if (nth > calls) break
    } while (nth < 60)
    expect(nth).toBeLessThan(60)
    expect(refused).toBeGreaterThan(2)
    await library.close()
    const again = await aLibrary(dir)
    expect(granted(await again.read(article.id)).article.fields.title).toBe(kept)
    expect((await again.verify()).problems).toEqual([])
  })

  it('at any one call of a first save leaves no half article', async () => {
    const dir = await aFolder()
    const fs = faultyFs()
    const library = await aLibrary(dir, fs)
    const acknowledged: string[] = []
    for (let nth = 1; nth < 40; nth += 1) {
      const article = aDraft(`Bài ${nth}`)
      fs.failAt(nth, errno)
      const answer = await library.commit(article, 0)
      fs.failAt(0, errno)
      if (answer.ok) acknowledged.push(article.id)
      else expect(await library.commit(article, 0)).toMatchObject({ ok: true, value: { generation: 1 } })
      if (!answer.ok) acknowledged.push(article.id)
    }
    await library.close()
    const again = await aLibrary(dir)
    expect(
      again
        .list()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(acknowledged.sort())
    expect((await again.verify()).problems).toEqual([])
  })

  it('at any one call of opening opens whole, read-only or not at all, and never with defaults', async () => {
    const dir = await aFolder()
    const first = await aLibrary(dir)
    const article = aDraft('Đã có từ trước')
    await first.commit(article, 0)
    await first.close()
    for (let nth = 1; nth < 30; nth += 1) {
      const fs = faultyFs()
      fs.failAt(nth, errno)
      const opened = await tryOpen(dir, fs)
      fs.failAt(0, errno)
      if (!opened.ok) {
        expect(['disk/full', 'disk/failed']).toContain(opened.error.code)
        continue
      }
      expect(opened.value.id).toBe(first.id)
      expect(granted(await opened.value.read(article.id)).article.fields.title).toBe('Đã có từ trước')
      await opened.value.close()
    }
  })
})

describe('a memory stick without hard links', () => {
  it('keeps the backup as a copy', async () => {
    const dir = await aFolder()
    const fs = faultyFs()
    const library = await aLibrary(dir, fs)
    const article = aDraft('Bản một')
    await library.commit(article, 0)
    fs.failAlways('ENOTSUP', ['link'])
    await library.commit(titled(article, 'Bản hai'), 1)
    expect(await readdir(join(dir, 'articles', article.id))).toContain('article.json.bak')
    expect(granted(await library.read(article.id)).article.fields.title).toBe('Bản hai')
  })
})
