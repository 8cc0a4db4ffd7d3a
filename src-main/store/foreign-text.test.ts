import { rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ARTICLE_SCHEMA_VERSION, type Article } from '@shared/article/article.ts'
import { describe, expect, it } from 'vitest'
import { seal } from './disk/envelope.ts'
import type { Library } from './library.ts'
import { aDraft, aFolder, aLibrary, granted, titled } from './store.testing.ts'

const file = (library: Library, id: string) => join(library.dir, 'articles', id, 'article.json')

/** As a sync program does it: a new file under the old name. */
async function replace(library: Library, article: Article, generation: number): Promise<void> {
  const path = file(library, article.id)
  await writeFile(`${path}.sync`, seal({ generation, schemaVersion: ARTICLE_SCHEMA_VERSION, data: article }))
  await rename(`${path}.sync`, path)
}

describe('a text that a sync program puts in place of ours', () => {
  it('under the same number: a save that builds on ours is refused, and the other text stays', async () => {
    const library = await aLibrary(await aFolder())
    const ours = aDraft('Bài của tôi')
    granted(await library.commit(ours, 0))
    const theirs = titled(ours, 'Bài sửa ở máy kia')
    await replace(library, theirs, 1)
    // Whoever reads it sees it; a save on the number that both texts have meets it all the same.
    expect(granted(await library.read(ours.id)).article.fields.title).toBe('Bài sửa ở máy kia')
    expect(await library.commit(titled(ours, 'Bài của tôi, viết tiếp'), 1)).toMatchObject({
      error: { code: 'article/changed-elsewhere' },
    })
    const now = granted(await library.read(ours.id))
    expect([now.article.fields.title, now.generation > 2]).toEqual(['Bài sửa ở máy kia', true])
    expect(library.list()).toMatchObject([{ title: 'Bài sửa ở máy kia', generation: now.generation }])
    expect((await library.commit(titled(theirs, 'Sửa tiếp'), now.generation)).ok).toBe(true)
  })

  it('under a number that was given out long ago: it gets a new one', async () => {
    const library = await aLibrary(await aFolder())
    const ours = aDraft('Một')
    for (let save = 0; save < 4; save += 1) granted(await library.commit(titled(ours, `Lần ${save}`), save))
    await replace(library, titled(ours, 'Bản cũ ở máy kia'), 2)
    expect(await library.commit(titled(ours, 'Lần 5'), 2)).toMatchObject({
      error: { code: 'article/changed-elsewhere' },
    })
    expect(granted(await library.read(ours.id)).generation).toBeGreaterThan(4)
  })

  it('that is ours, only written anew: nothing is different', async () => {
    const library = await aLibrary(await aFolder())
    const ours = aDraft('Một')
    granted(await library.commit(ours, 0))
    await replace(library, ours, 1)
    await utimes(file(library, ours.id), 1, 1)
    expect(granted(await library.commit(titled(ours, 'Hai'), 1)).generation).toBe(2)
  })

  it('while saves are under way: none of ours that was acknowledged is taken for theirs', async () => {
    const library = await aLibrary(await aFolder())
    const ours = aDraft('Một')
    granted(await library.commit(ours, 0))
    let reading = true
    const readers = Array.from({ length: 4 }, async () => {
      while (reading) granted(await library.read(ours.id))
    })
    for (let save = 1; save < 150; save += 1)
      expect(granted(await library.commit(titled(ours, `Lần ${save}`), save)).generation).toBe(save + 1)
    reading = false
    await Promise.all(readers)
    expect(granted(await library.read(ours.id)).article.fields.title).toBe('Lần 149')
  })
})
