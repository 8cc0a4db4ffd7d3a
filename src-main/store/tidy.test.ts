import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article } from '@shared/article/article.ts'
import { ulid } from 'ulid'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DiagnosticEvent } from '../diagnostics/event.ts'
import { nodeFs, type StoreFs } from './disk/store-fs.ts'
import { type Library, openLibrary } from './library.ts'
import { aDecision, aDraft, aFolder, faultyFs, granted, titled } from './store.testing.ts'

const DAY = 86_400_000
const BY = { id: 'phong-vien', name: 'Lê Minh An' }

/** A library whose clock is moved by hand. */
async function aClockedLibrary(dir: string, start = '2026-10-01T02:00:00.000Z', fs: StoreFs = nodeFs) {
  let instant = Date.parse(start)
  const events: DiagnosticEvent[] = []
  const now = () => new Date(instant)
  const onEvent = (event: DiagnosticEvent) => void events.push(event)
  const library = granted(await openLibrary({ dir, now, newId: ulid, door: 'test', fs, onEvent }))
  await library.ready
  onTestFinished(() => library.close())
  return {
    library,
    events,
    now,
    passDays: (days: number) => {
      instant += days * DAY
    },
  }
}

async function throwAway(library: Library, article: Article, at: Date): Promise<void> {
  granted(await library.commit(article, 0))
  const decisions = [...article.decisions, { ...aDecision(), kind: 'trash' as const, at: at.toISOString() }]
  granted(await library.commit({ ...article, decisions }, 1))
}

describe('tidying a library', () => {
  it('removes an article for good 30 days after it went to the trash, in the name of the program', async () => {
    const { library, now, passDays, events } = await aClockedLibrary(await aFolder())
    await library.care.tidy()
    passDays(7)
    await library.care.tidy()
    const [article, kept] = [aDraft('Bài bỏ đi'), aDraft('Bài ở lại')]
    await throwAway(library, article, now())
    await library.commit(kept, 0)
    for (let day = 1; day < 30; day += 1) {
      passDays(1)
      await library.care.tidy()
      expect(library.list(), `day ${day}`).toHaveLength(2)
    }
    passDays(1)
    expect(await library.care.tidy()).toMatchObject({ purged: 1 })
    expect(library.list().map(({ id }) => id)).toEqual([kept.id])
    expect(library.care.purged()).toMatchObject([{ id: article.id, by: 'program', byName: 'Tòa Soạn' }])
    expect(events).toContainEqual({ event: 'article.purged', id: article.id, by: 'program' })
  })

  it('does not believe a clock that has jumped: what looks years old gets a week more', async () => {
    const { library, now, passDays } = await aClockedLibrary(await aFolder(), '2009-01-01T00:10:00.000Z')
    await throwAway(library, aDraft('Bỏ khi đồng hồ sai'), now())
    await library.care.tidy()
    passDays(17 * 365)
    expect(await library.care.tidy()).toMatchObject({ purged: 0 })
    for (let day = 1; day < 7; day += 1) {
      passDays(1)
      expect(await library.care.tidy()).toMatchObject({ purged: 0 })
    }
    passDays(1)
    expect(await library.care.tidy()).toMatchObject({ purged: 1 })
  })

  it('waits as long when the clock went back', async () => {
    const { library, now, passDays } = await aClockedLibrary(await aFolder())
    await throwAway(library, aDraft('Bài'), new Date(now().getTime() - 31 * DAY))
    for (let day = 0; day < 6; day += 1) {
      await library.care.tidy()
      passDays(1)
    }
    passDays(-3)
    expect(await library.care.tidy()).toMatchObject({ purged: 0 })
    passDays(4)
    expect(await library.care.tidy()).toMatchObject({ purged: 0 })
    passDays(3)
    expect(await library.care.tidy()).toMatchObject({ purged: 1 })
  })

  it('thins versions that only time has made, and says how many', async () => {
    const { library, passDays } = await aClockedLibrary(await aFolder())
    const article = aDraft('Bài viết dần')
    await library.commit(article, 0, BY)
    for (let save = 1; save <= 12; save += 1) {
      passDays(6 / (24 * 60))
      granted(await library.commit(titled(article, `Bài viết dần ${save}`), save, BY))
    }
    const before = (await library.versions.list(article.id)).rows.length
    expect(before).toBeGreaterThan(8)
    passDays(8)
    const tidied = await library.care.tidy()
    expect(tidied?.thinned).toBeGreaterThan(5)
    expect((await library.versions.list(article.id)).rows).toHaveLength(before - (tidied?.thinned ?? 0))
    expect((await library.verify()).problems).toEqual([])
    expect(await library.care.tidy()).toMatchObject({ thinned: 0 })
  })

  it('takes an original that nothing names away once a day, and not while it is on a screen', async () => {
    const dir = await aFolder()
    const first = await aClockedLibrary(dir)
    const { default: sharp } = await import('sharp')
    const photo = (background: string) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .jpeg()
        .toBuffer()
    const kept = granted(await first.library.media.add(await photo('#2a6f4e'), 'a.jpg')).media
    granted(await first.library.media.add(await photo('#aa0000'), 'b.jpg'))
    const draft = aDraft('Có ảnh')
    const leadPhoto = { media: kept, caption: '', credit: '', alt: '' }
    granted(await first.library.commit({ ...draft, fields: { ...draft.fields, leadPhoto } }, 0))
    await first.library.close()

    const later = new Date(Date.now() + 45 * DAY).toISOString()
    const { library, passDays, events } = await aClockedLibrary(dir, later)
    for (let day = 0; day < 9; day += 1) {
      await library.care.tidy()
      await library.care.tidy()
      passDays(1)
    }
    expect(await readdir(join(dir, 'media'))).toEqual([`${kept.slice(6)}.jpg`])
    expect(await readdir(join(dir, 'trash', 'media'))).toHaveLength(1)
    expect(events.filter(({ event }) => event === 'media.collected')).toHaveLength(9)
    expect((await library.verify()).problems).toEqual([])
  })

  it('does nothing where nothing may be written, and nothing more once the library closes', async () => {
    const dir = await aFolder()
    const { library } = await aClockedLibrary(dir)
    for (let count = 0; count < 20; count += 1) await library.commit(aDraft(`Bài ${count}`), 0)
    const second = await aClockedLibrary(dir)
    expect(second.library.readOnly).toBe('library-locked')
    expect(await second.library.care.tidy()).toBeNull()
    expect(second.events).toEqual([])
    const running = library.care.tidy()
    await library.close()
    await running
    expect(await library.care.tidy()).toBeNull()
  })

  it('runs once however often it is asked', async () => {
    const { library, events } = await aClockedLibrary(await aFolder())
    await Promise.all([library.care.tidy(), library.care.tidy(), library.care.tidy()])
    expect(events.filter(({ event }) => event === 'tidy.done')).toHaveLength(1)
  })

  it('lets no failing disk call stop the other steps or lose a text, whichever call it is', async () => {
    const dir = await aFolder()
    const fs = faultyFs()
    const { library, now, passDays, events } = await aClockedLibrary(dir, undefined, fs)
    await library.care.tidy()
    const kept = [aDraft('Một'), aDraft('Hai')]
    for (const article of kept) await library.commit(article, 0, BY)
    for (let day = 0; day < 8; day += 1) {
      passDays(1)
      await library.care.tidy()
    }
    let nth = 1
    for (let failed = true; failed; nth += 1) {
      await throwAway(library, aDraft('Bỏ đi'), new Date(now().getTime() - 31 * DAY))
      fs.failAt(nth, nth % 2 ? 'EIO' : 'ENOSPC')
      await library.care.tidy()
      failed = fs.calls() >= nth
    }
    fs.failAt(0, '')
    expect(nth).toBeGreaterThan(50)
    expect(events.some(({ event }) => event === 'tidy.failed')).toBe(true)
    await library.care.tidy()
    for (const { id, fields } of kept) expect(granted(await library.read(id)).article.fields).toEqual(fields)
    expect(library.list()).toHaveLength(2)
    expect((await readdir(join(dir, 'trash'))).filter((name) => name.startsWith('0'))).toEqual([])
    expect((await library.verify()).problems).toEqual([])
  })
})
