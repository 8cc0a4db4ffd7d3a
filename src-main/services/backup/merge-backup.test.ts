import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failed } from '@shared/contract/operations.ts'
import { emptyTrashPhrase } from '@shared/workflow/trash.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { alone, tree } from '../../store/backup/backup.testing.ts'
import { restoreLibrary } from '../../store/backup/restore-library.ts'
import { aNewsroom } from '../services.testing.ts'
import {
  aBusyNewsroom,
  backedUp,
  everythingIn,
  inspect,
  merged,
  type Newsroom,
  rewrote,
  wrote,
} from './backup.testing.ts'

describe('an article of a backup that was made of this library', () => {
  it('is older once people have gone on writing, though no version had caught its text; that is kept as one', async () => {
    const newsroom = await aNewsroom()
    onTestFinished(newsroom.leave)
    const id = await wrote(newsroom, 'Được mùa', 'Bản đầu.')
    const file = await backedUp(newsroom)
    await rewrote(newsroom, id, 'Bản hai.')
    const report = await inspect(newsroom, file)
    expect(report).toMatchObject({ ours: true, settings: 'kept', articles: [{ id, comparison: 'older', note: null }] })
    await merged(newsroom, file)
    expect(await textOf(newsroom, id)).toContain('Bản hai.')
    expect(await textsInVersions(newsroom, id)).toEqual([expect.stringContaining('Bản đầu.')])
    expect(newsroom.library.count()).toBe(1)
  })

  it('comes back when it was removed here', async () => {
    const newsroom = await aBusyNewsroom()
    onTestFinished(newsroom.leave)
    const file = await backedUp(newsroom)
    const had = await everythingIn(newsroom)
    const [row] = newsroom.library.list()
    await newsroom.library.close()
    await rm(join(newsroom.library.dir, 'articles', `${row?.id}`), { recursive: true })
    await rm(join(newsroom.library.dir, 'index.json'))
    const again = await aNewsroom({ prepare: (dir) => moved(newsroom, dir) })
    onTestFinished(again.leave)
    expect(again.library.count()).toBe(2)
    expect(counts(await inspect(again, file))).toEqual({ new: 1, same: 2, versions: 4 })
    await merged(again, file)
    expect(await everythingIn(again)).toEqual(had)
  })

  it('stays in the trash when it was put there since, and says so', async () => {
    const newsroom = await aNewsroom()
    onTestFinished(newsroom.leave)
    const id = await wrote(newsroom, 'Bài viết nhầm')
    const file = await backedUp(newsroom)
    await newsroom.do('articles.trash', { id })
    const report = await inspect(newsroom, file)
    expect(report.articles).toMatchObject([{ id, comparison: 'older', note: 'trashedHere' }])
    await merged(newsroom, file)
    expect(newsroom.library.list()).toMatchObject([{ id, trashedAt: expect.any(String) }])
  })
})

describe('an article that was removed for good here', () => {
  it('comes back from a backup, in the trash where it lay then, and says so first', async () => {
    const newsroom = await aNewsroom()
    onTestFinished(newsroom.leave)
    const id = await wrote(newsroom, 'Bài viết nhầm', 'Chữ vẫn cần.')
    await newsroom.do('articles.trash', { id })
    const file = await backedUp(newsroom)
    await newsroom.do('trash.empty', { ids: null, typed: emptyTrashPhrase(1, 'vi') })
    expect(newsroom.library.count()).toBe(0)
    const report = await inspect(newsroom, file)
    expect(report).toMatchObject({ settings: 'kept', articles: [{ id, comparison: 'new', note: 'purgedHere' }] })
    await merged(newsroom, file)
    expect(await textOf(newsroom, id)).toContain('Chữ vẫn cần.')
    await newsroom.do('articles.restore', { id })
    expect(await newsroom.do('library.verify', {})).toMatchObject({ articles: 1, problems: [] })
  })
})

describe('an article that two machines have gone on with', () => {
  it('is newer where only the other machine has: it comes in and ours is a version', async () => {
    const { here, there, id } = await twoMachines()
    there.passMinutes(20)
    await rewrote(there, id, 'Viết ở máy kia.')
    const { generation } = await there.do('articles.get', { id })
    await there.do('articles.decide', { id, basedOn: generation, action: { kind: 'submit', note: '' } })
    const file = await backedUp(there)
    const report = await inspect(here, file)
    expect(report.articles).toMatchObject([{ id, comparison: 'newer', ours: { title: 'Được mùa' } }])
    const { tally, conflictCopies } = await merged(here, file)
    expect(tally).toMatchObject({ newer: 1, differs: 0 })
    expect(conflictCopies).toEqual([])
    expect(await here.do('articles.get', { id })).toMatchObject({ state: 'waiting' })
    expect(await textOf(here, id)).toContain('Viết ở máy kia.')
    expect(await textsInVersions(here, id)).toContainEqual(expect.stringContaining('Bản chung.'))
    expect(here.events).toContainEqual({ type: 'articles.changed', id, generation: expect.any(Number) })
    expect(await here.do('library.verify', {})).toMatchObject({ problems: [] })
    // What is saved next is the newest again.
    here.passMinutes(20)
    await rewrote(here, id, 'Viết tiếp ở đây.')
    expect((await here.library.versions.list(id)).rows[0]).toMatchObject({ reason: 'interval' })
  })

  it('differs where both have: ours stays, the other comes in as a copy to choose from, once and not twice', async () => {
    const { here, there, id } = await twoMachines()
    await rewrote(here, id, 'Viết ở đây.')
    for (const text of ['Viết ở kia.', 'Viết ở kia nữa.', 'Viết ở kia xong.']) await rewrote(there, id, text)
    const file = await backedUp(there)
    expect((await inspect(here, file)).articles).toMatchObject([{ id, comparison: 'differs' }])
    const { conflictCopies } = await merged(here, file)
    expect(await textOf(here, id)).toContain('Viết ở đây.')
    const [copy = ''] = conflictCopies
    expect(await here.do('articles.get', { id: copy })).toMatchObject({
      conflictWith: id,
      article: {
        fields: { title: '(Bản xung đột) Được mùa' },
        decisions: [{ kind: 'conflictCopy', source: 'backup' }],
      },
    })
    expect(await textOf(here, copy)).toContain('Viết ở kia xong.')

    const was = await tree(here.library.dir)
    expect(counts(await inspect(here, file))).toEqual({ older: 1 })
    await merged(here, file)
    expect(await tree(here.library.dir)).toEqual(was)
  })

  it('is never taken for the newest text when all else of the article is lost', async () => {
    const { here, there, id } = await twoMachines()
    await rewrote(here, id, 'Viết ở đây.')
    for (let round = 0; round < 6; round += 1) {
      there.passMinutes(10)
      await rewrote(there, id, `Viết ở kia lần ${round}.`)
    }
    await merged(here, await backedUp(there))
    here.passMinutes(10)
    await rewrote(here, id, 'Viết ở đây xong.')
    const newest = (await here.library.versions.list(id)).rows[0]
    const read = await here.library.versions.read(id, newest?.version ?? '')
    expect(JSON.stringify(read.ok && read.value.article.body)).toContain('Viết ở đây xong.')
  })

  it('keeps both histories where one was approved and the other sent back', async () => {
    const { here, there, id } = await twoMachines()
    for (const [newsroom, action] of [
      [here, { kind: 'submit', note: 'ở đây' }],
      [there, { kind: 'submit', note: 'ở kia' }],
    ] as const) {
      const { generation } = await newsroom.do('articles.get', { id })
      await newsroom.do('articles.decide', { id, basedOn: generation, action })
    }
    const file = await backedUp(there)
    expect((await inspect(here, file)).articles).toMatchObject([{ comparison: 'older' }])
    await merged(here, file)
    expect((await here.do('articles.get', { id })).article.decisions.at(-1)).toMatchObject({ note: 'ở đây' })
    const { rows } = await here.library.versions.list(id)
    const histories = await Promise.all(
      rows.map(async ({ version }) => {
        const read = await here.library.versions.read(id, version)
        return read.ok ? JSON.stringify(read.value.article.decisions.at(-1)) : ''
      }),
    )
    expect(histories).toContainEqual(expect.stringContaining('ở kia'))
    const was = await tree(here.library.dir)
    await merged(here, file)
    expect(await tree(here.library.dir)).toEqual(was)
  })

  it('is looked at again when somebody saves it in the middle of the merge', async () => {
    const { here, there, id } = await twoMachines()
    there.passMinutes(20)
    await rewrote(there, id, 'Viết ở máy kia.')
    const file = await backedUp(there)
    const { manifestHash, articles } = await inspect(here, file)
    expect(articles).toMatchObject([{ comparison: 'newer' }])
    let saves: Promise<unknown> = Promise.resolve()
    const takeIn = here.library.takeIn.article
    const typing = {
      ...here.library.takeIn,
      article: async (...given: Parameters<typeof takeIn>) => {
        await saves
        saves = Promise.resolve()
        return takeIn(...given)
      },
    }
    Object.defineProperty(here.library, 'takeIn', { value: typing })
    saves = rewrote(here, id, 'Gõ đúng lúc đang gộp.')
    const { conflictCopies, tally } = await here.do('backup.merge', { task: 'gop', file, manifestHash })
    expect(tally).toMatchObject({ newer: 0, differs: 1 })
    expect(await textOf(here, id)).toContain('Gõ đúng lúc đang gộp.')
    expect(await textOf(here, conflictCopies[0] ?? '')).toContain('Viết ở máy kia.')
  })
})

describe('a merge', () => {
  it('keeps the settings of a library that has an article', async () => {
    const before = await aBusyNewsroom()
    onTestFinished(before.leave)
    const after = await aNewsroom()
    onTestFinished(after.leave)
    await wrote(after, 'Bài có sẵn')
    const config = after.library.config()
    const file = await backedUp(before)
    expect((await inspect(after, file)).settings).toBe('kept')
    expect((await merged(after, file)).settings).toBe('kept')
    expect(after.library.config()).toEqual(config)
    expect(after.library.count()).toBe(4)
  })

  it('of a file that is not the one that was looked at is refused', async () => {
    const newsroom = await aBusyNewsroom()
    onTestFinished(newsroom.leave)
    const file = await backedUp(newsroom)
    const { manifestHash } = await inspect(newsroom, file)
    await wrote(newsroom, 'Bài thêm')
    const other = await backedUp(newsroom)
    await writeFile(file, await readFile(other))
    const was = await tree(newsroom.library.dir)
    expect(await newsroom.call('backup.merge', { task: 'gop', file, manifestHash })).toEqual({
      ok: false,
      error: { code: 'backup/changed' },
    })
    expect(await tree(newsroom.library.dir)).toEqual(was)
  })

  it('that is cancelled at any moment leaves a sound library, and goes on from there the next time', async () => {
    const before = await aBusyNewsroom()
    onTestFinished(before.leave)
    for (let number = 0; number < 17; number += 1) await wrote(before, `Tin ${number}`)
    const file = await backedUp(before)
    const had = await everythingIn(before)
    const after = await aNewsroom()
    onTestFinished(after.leave)
    const { manifestHash } = await inspect(after, file)
    const left: number[] = []
    for (const moment of ['settings.changed', 'articles.changed', 'articles.changed'] as const) {
      const stop = after.services.on(({ type }) => {
        if (type === moment) void after.call('tasks.cancel', { task: 'gop' })
      })
      expect(await after.call('backup.merge', { task: 'gop', file, manifestHash })).toEqual({
        ok: false,
        error: { code: 'task/cancelled' },
      })
      stop()
      left.push(after.library.count())
      expect(await after.do('library.verify', {})).toMatchObject({ problems: [] })
    }
    // Those that were under way are ended, no other is begun.
    const [first = -1, second = -1, third = -1] = left
    expect(first).toBe(0)
    expect(second).toBeGreaterThan(0)
    expect(third).toBeGreaterThan(second)
    expect(third).toBeLessThan(20)
    await after.do('backup.merge', { task: 'gop', file, manifestHash })
    expect(await everythingIn(after)).toEqual(had)
  })

  it('that breaks off before any of its steps loses nothing and comes to the same end when it is done again', async () => {
    const whole = await parted()
    const { manifestHash: hash } = await inspect(whole.here, whole.file)
    const steps = breakAt(whole, null)
    await whole.here.do('backup.merge', { task: 'gop', file: whole.file, manifestHash: hash })
    const end = await stateOf(whole.here)
    expect(end).toMatchObject({ articles: 4 })
    for (const step of [...steps].filter((taken) => !/versionsOf|hasArticleFile|originals/.test(taken))) {
      const parts = await parted()
      const { here, newer, file } = parts
      const { manifestHash } = await inspect(here, file)
      breakAt(parts, step)
      expect(await here.call('backup.merge', { task: 'gop', file, manifestHash }), step).toMatchObject({ ok: false })
      breakAt(parts, null)
      const texts = [await textOf(here, newer), ...(await textsInVersions(here, newer))]
      expect([step, texts]).toEqual([step, expect.arrayContaining([expect.stringContaining('Bản chung.')])])
      await merged(here, file)
      expect([step, await stateOf(here)]).toEqual([step, end])
      expect(await here.do('library.verify', {})).toMatchObject({ problems: [] })
    }
    for (const step of [
      'newer article 1',
      'newer version 1',
      'newer version 2',
      'differs version 1',
      'other article 1',
    ])
      expect(steps).toContain(step)
  })

  it('brings back an article whose every copy here is damaged, from a backup in which it is whole', async () => {
    const newsroom = await aNewsroom()
    onTestFinished(newsroom.leave)
    const id = await wrote(newsroom, 'Được mùa', 'Bản duy nhất.')
    const file = await backedUp(newsroom)
    await writeFile(join(newsroom.library.dir, 'articles', id, 'article.json'), 'hỏng')
    expect(await newsroom.call('articles.get', { id })).toMatchObject({ error: { code: 'article/damaged' } })
    expect(counts(await inspect(newsroom, file))).toEqual({ new: 1 })
    await merged(newsroom, file)
    expect(await textOf(newsroom, id)).toContain('Bản duy nhất.')
  })

  it('reads what it can of a backup whose articles were damaged when it was made', async () => {
    const before = await aNewsroom()
    onTestFinished(before.leave)
    const whole = await wrote(before, 'Bài lành')
    const lost = await wrote(before, 'Bài mất')
    const twice = await wrote(before, 'Bài còn bản trước', 'Bản trước.')
    await rewrote(before, twice, 'Bản sau.')
    for (const id of [lost, twice]) await writeFile(join(before.library.dir, 'articles', id, 'article.json'), 'hỏng')
    const file = await backedUp(before)
    const after = await aNewsroom()
    onTestFinished(after.leave)
    expect(counts(await inspect(after, file))).toEqual({ new: 2, damaged: 1 })
    expect((await merged(after, file)).tally).toMatchObject({ new: 2, damaged: 1 })
    expect(after.library.list().map(({ id }) => id)).toEqual([whole, twice].sort())
    expect(await textOf(after, twice)).toContain('Bản trước.')
  })

  it('is refused in a library that is only read here', async () => {
    const newsroom = await aBusyNewsroom()
    onTestFinished(newsroom.leave)
    const file = await backedUp(newsroom)
    const { manifestHash } = await inspect(newsroom, file)
    Object.defineProperty(newsroom.library, 'readOnly', { value: 'library-locked' })
    expect(await newsroom.call('backup.merge', { task: 'gop', file, manifestHash })).toEqual({
      ok: false,
      error: { code: 'library/read-only', facts: { reason: 'library-locked' } },
    })
  })
})

/** A newsroom and the same library on another machine, restored from a backup, with one article that both have. */
async function twoMachines() {
  const here = await aNewsroom()
  onTestFinished(here.leave)
  const id = await wrote(here, 'Được mùa', 'Bản đầu.')
  here.passMinutes(10)
  await rewrote(here, id, 'Bản chung.')
  const file = await backedUp(here)
  const prepare = (dir: string) =>
    restoreLibrary({ file, dir, door: 'test', now: () => new Date(), newId: () => '' }, alone())
  const there = await aNewsroom({ prepare })
  onTestFinished(there.leave)
  return { here, there, id }
}

/** Two machines with an article that is newer there, one that differs, one that only the other has. */
async function parted() {
  const here = await aNewsroom()
  onTestFinished(here.leave)
  const [newer, differs] = [await wrote(here, 'Mới hơn', 'Bản chung.'), await wrote(here, 'Khác nhau', 'Bản chung.')]
  const before = await backedUp(here)
  const prepare = (dir: string) =>
    restoreLibrary({ file: before, dir, door: 'test', now: () => new Date(), newId: () => '' }, alone())
  const there = await aNewsroom({ prepare })
  onTestFinished(there.leave)
  // Only the other machine has kept what both had.
  await there.do('versions.name', { id: newer, version: null, name: 'Bản chung' })
  there.passMinutes(30)
  for (const id of [newer, differs]) await rewrote(there, id, 'Viết ở kia.')
  await wrote(there, 'Chỉ ở kia')
  await rewrote(here, differs, 'Viết ở đây.')
  return { here, newer, differs, file: await backedUp(there) }
}

/** Lets one step of taking in fail, `newer version 2`; answers with the steps as they are taken. */
function breakAt({ here, newer, differs }: Awaited<ReturnType<typeof parted>>, at: string | null): Set<string> {
  const steps = new Set<string>()
  const { takeIn } = here.library
  const real = 'real' in takeIn ? (takeIn.real as typeof takeIn) : takeIn
  const watched = Object.entries(real).map(([name, step]) => [
    name,
    (...given: never[]) => {
      const [first] = given as readonly (string | { readonly id: string } | undefined)[]
      const id = typeof first === 'object' ? first.id : first
      const who = id === newer ? 'newer' : id === differs ? 'differs' : 'other'
      let time = 1
      while (steps.has(`${who} ${name} ${time}`)) time += 1
      steps.add(`${who} ${name} ${time}`)
      return at === `${who} ${name} ${time}` ? failed('disk/full') : (step as (...given: never[]) => unknown)(...given)
    },
  ])
  Object.defineProperty(here.library, 'takeIn', {
    value: { ...Object.fromEntries(watched), real },
    configurable: true,
  })
  return steps
}

/** Texts of articles and of their versions, whatever their ids. */
async function stateOf(newsroom: Newsroom) {
  const rows = newsroom.library.list()
  const texts = await Promise.all(
    rows.map(async ({ id, title }) => ({
      title,
      text: plain(await textOf(newsroom, id)),
      versions: [...new Set((await textsInVersions(newsroom, id)).map(plain))].sort(),
    })),
  )
  return { articles: rows.length, texts: texts.sort((one, other) => (one.title < other.title ? -1 : 1)) }
}
const plain = (body: string) => /"text":"([^"]*)"/.exec(body)?.[1]

async function moved(from: Newsroom, dir: string): Promise<void> {
  const { rename } = await import('node:fs/promises')
  await rename(from.library.dir, dir)
}

const textOf = async ({ library }: Newsroom, id: string) => {
  const read = await library.read(id)
  if (!read.ok) throw new Error(read.error.code)
  return JSON.stringify(read.value.article.body)
}
const textsInVersions = async ({ library }: Newsroom, id: string) => {
  const { rows } = await library.versions.list(id)
  const read = await Promise.all(rows.map(({ version }) => library.versions.read(id, version)))
  return read.map((one) => (one.ok ? JSON.stringify(one.value.article.body) : 'unreadable'))
}
/** What a report counts, without what it has none of. */
const counts = ({ tally }: Awaited<ReturnType<typeof inspect>>) =>
  Object.fromEntries(Object.entries(tally).filter(([, count]) => count > 0))
