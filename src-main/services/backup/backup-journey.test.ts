import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tree } from '../../store/backup/backup.testing.ts'
import { openLibrary } from '../../store/library.ts'
import { aNewsroom } from '../services.testing.ts'
import { aBusyNewsroom, backedUp, everythingIn, inspect, merged } from './backup.testing.ts'

describe('from a backup to a new library', () => {
  it('backup, library deleted, a new library, merge: everything is equal and the check finds nothing', async () => {
    const before = await aBusyNewsroom()
    onTestFinished(before.leave)
    const file = await backedUp(before)
    const had = await everythingIn(before)
    expect(had.articles.map(({ rows }) => rows.map(({ reason, name }) => name ?? reason).sort())).toContainEqual([
      ...['Trước khi gửi', 'interval', 'interval', 'submit'],
    ])
    before.services.close()
    await before.library.close()
    await rm(before.library.dir, { recursive: true })

    const after = await aNewsroom()
    onTestFinished(after.leave)
    const report = await inspect(after, file)
    expect(report).toMatchObject({ ours: false, settings: 'taken', more: 0 })
    expect(report.tally).toMatchObject({ new: 3, same: 0, older: 0, newer: 0, differs: 0, damaged: 0, media: 1 })
    const { tally, settings, conflictCopies, refusedMedia } = await merged(after, file)
    expect({ tally, settings, conflictCopies, refusedMedia }).toEqual({
      ...{ tally: report.tally, settings: 'taken', conflictCopies: [], refusedMedia: [] },
    })
    expect(await everythingIn(after)).toEqual(had)
    expect(await after.do('library.verify', {})).toMatchObject({ articles: 3, media: 1, problems: [] })
    expect(after.bugs).toEqual([])
  })

  it('restored into a new folder it is the same library, byte for byte', async () => {
    const before = await aBusyNewsroom()
    onTestFinished(before.leave)
    const file = await backedUp(before)
    const dir = join(before.root, 'kho-moi')
    const restored = await before.do('backup.restoreInto', { task: 'restore', file, dir })
    expect(restored).toMatchObject({ dir, counts: { articles: 3, media: 1 }, problems: [] })
    expect(await tree(dir)).toEqual(await tree(before.library.dir))
    const opened = await openLibrary({ dir, now: () => new Date(), newId: () => '', door: 'test' })
    if (!opened.ok) throw new Error(opened.error.code)
    onTestFinished(opened.value.close)
    expect(opened.value.id).toBe(before.library.id)
    expect(opened.value.recovered).toEqual([])
  })

  it('merged once more it changes not a byte', async () => {
    const newsroom = await aBusyNewsroom()
    onTestFinished(newsroom.leave)
    const file = await backedUp(newsroom)
    const was = await tree(newsroom.library.dir)
    expect((await inspect(newsroom, file)).tally).toMatchObject({ same: 3, versions: 0, media: 0 })
    await merged(newsroom, file)
    expect(await tree(newsroom.library.dir)).toEqual(was)
  })
})
