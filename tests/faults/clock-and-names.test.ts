import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aDraft, aFolder, aLibrary, granted, titled, tryOpen } from '../../src-main/store/store.testing.ts'

const by = { id: 'phong-vien', name: 'Lê Minh An' }
const YEAR = 365 * 24 * 3_600_000
const START = Date.parse('2026-10-25T02:00:00.000Z')

describe('a clock that jumps', () => {
  it('by years, forth and back: every save is kept in order, versions go on, and no decision version is thinned', async () => {
    let instant = START
    const library = granted(await tryOpen(await aFolder(), undefined, () => new Date(instant)))
    onTestFinished(() => library.close())
    const article = aDraft('Bản 0', { createdAt: new Date(START).toISOString() })
    let generation = granted(await library.commit(article, 0, by)).generation
    const jumps = [10 * 60_000, 4 * YEAR, 10 * 60_000, -6 * YEAR, 10 * 60_000, 2 * YEAR, 0, 0, 10 * 60_000]
    for (const [at, jump] of jumps.entries()) {
      instant += jump
      const saved = granted(await library.commit(titled(article, `Bản ${at + 1}`), generation, by))
      expect(saved).toEqual({ generation: generation + 1, savedAt: new Date(instant).toISOString() })
      generation = saved.generation
    }
    expect(granted(await library.read(article.id)).article.fields.title).toBe(`Bản ${jumps.length}`)
    const { rows, damaged } = await library.versions.list(article.id)
    expect(damaged).toEqual([])
    // After each stretch of ten minutes or a jump, never of the two saves in the same instant.
    expect(rows.map((row) => row.generation)).toEqual([10, 7, 6, 5, 4, 3, 2])
    for (const { version } of rows) granted(await library.versions.read(article.id, version))
    const named = granted(await library.keepVersion(article.id, 'named', by))
    granted(await library.versions.name(article.id, named, 'Bản gửi chị Hạ'))
    instant = START - 20 * YEAR
    await library.care.tidy()
    instant = START + 20 * YEAR
    await library.care.tidy()
    const left = (await library.versions.list(article.id)).rows
    expect(left.find(({ version }) => version === named)?.name).toBe('Bản gửi chị Hạ')
    expect((await library.verify()).problems).toEqual([])
  })

  it('that stands still: a thousand saves in the same millisecond are a thousand generations', async () => {
    const library = await aLibrary(await aFolder())
    const article = aDraft('Bản 1')
    await library.commit(article, 0, by)
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, at) => library.commit(titled(article, `Bản ${at + 2}`), at + 1, by)),
    )
    expect(answers.map((answer) => granted(answer).generation)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 2))
    expect(granted(await library.read(article.id)).article.fields.title).toBe('Bản 1001')
  })
})

describe('names as Vietnamese people give them', () => {
  it.each([
    ['composed', 'Kho bài xã Hương Bình (máy của Hạ)'.normalize('NFC')],
    ['decomposed, as a Mac leaves them', 'Kho bài xã Hương Bình (máy của Hạ)'.normalize('NFD')],
  ])('%s: the library works under such a path and after it was renamed', async (_, name) => {
    const root = await aFolder()
    const dir = join(root, name, 'thư viện')
    await mkdir(join(root, name))
    const library = granted(await tryOpen(dir))
    const article = aDraft('Đường về thôn Đông Hòa')
    granted(await library.commit(article, 0, by))
    granted(await library.keepVersion(article.id, 'named', by))
    await library.close()
    await rename(join(root, name), join(root, 'Đã đổi tên'))
    const again = await aLibrary(join(root, 'Đã đổi tên', 'thư viện'))
    expect([again.readOnly, again.list().map(({ title }) => title)]).toEqual([null, ['Đường về thôn Đông Hòa']])
    expect((await again.verify()).problems).toEqual([])
  })
})
