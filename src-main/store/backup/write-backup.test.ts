import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLibrary } from '../library.ts'
import { aDraft, aFolder, faultyFs, granted, titled } from '../store.testing.ts'
import { aBackupOf, aFilledLibrary, alone, stoppedAfter, tree } from './backup.testing.ts'
import { openBackup } from './backup-reader.ts'

const VERSION = { programVersion: '0.1.0' }

describe('a backup that goes well', () => {
  it('is one zip that says what it holds, and no file of its own making stays behind', async () => {
    const dir = join(await aFolder(), 'kho')
    const library = await aFilledLibrary(dir)
    const before = await tree(dir)
    const made = granted(await library.backups.make({ folder: `${dir}-sao-luu`, ...VERSION }, alone()))
    expect(made).toMatchObject({ counts: { articles: 3, versions: 6, media: 1 }, unread: [], removed: [] })
    expect(made.file).toBe(join(`${dir}-sao-luu`, `ToaSoan-${library.id.slice(0, 8)}-20261025-090000.zip`))
    expect(await readdir(`${dir}-sao-luu`)).toEqual([made.file.slice(`${dir}-sao-luu/`.length)])
    const reader = granted(await openBackup(made.file))
    onTestFinished(reader.close)
    expect([...reader.manifest.files.values()].map(({ path, sha256 }) => [path, sha256]).sort()).toEqual(
      Object.entries(before).sort(),
    )
    expect(await tree(dir)).toEqual(before)
    expect(granted(await library.backups.list(`${dir}-sao-luu`))).toMatchObject([{ ours: true, state: 'verified' }])
    expect(await library.backups.record()).toMatchObject({ lastSuccess: { file: made.file }, lastFailure: null })
  })

  it('is sound while people go on saving, and never holds an article whose history it lacks', async () => {
    const root = await aFolder()
    const library = await aFilledLibrary(join(root, 'kho'), { articles: 20 })
    const [row] = library.list()
    const { article } = granted(await library.read(row?.id ?? ''))
    let saving = true
    const typing = (async () => {
      for (let generation = 2; saving; generation += 1)
        granted(await library.commit(titled(article, `Bài đang gõ ${generation}`), generation))
    })()
    const file = await aBackupOf(library)
    saving = false
    await typing
    const { restoreLibrary } = await import('./restore-library.ts')
    const given = { file, dir: join(root, 'moi'), door: 'test' as const, now: () => new Date(), newId: () => '' }
    expect(granted(await restoreLibrary(given, alone())).problems).toEqual([])
  })

  it('of a file that cannot be read holds all the others and says which one it lacks', async () => {
    const dir = join(await aFolder(), 'kho')
    const library = await aFilledLibrary(dir)
    const [name] = await readdir(join(dir, 'media'))
    await rm(join(dir, 'media', `${name}`))
    await mkdir(join(dir, 'media', `${name}`))
    const made = granted(await library.backups.make({ folder: `${dir}-sao-luu`, ...VERSION }, alone()))
    expect(made.unread).toEqual([`media/${name}`])
    expect(made.counts).toMatchObject({ articles: 3, media: 0 })
    expect((await library.backups.record()).lastSuccess).toMatchObject({ unread: 1 })
  })

  it('of the same second gets a name of its own', async () => {
    const library = await aFilledLibrary(join(await aFolder(), 'kho'))
    await aBackupOf(library)
    expect(await aBackupOf(library)).toMatch(/-090000-2\.zip$/)
  })
})

describe('a backup that fails leaves the library and the earlier backups as they were', () => {
  it('whichever disk call fails, from the first to the last', async () => {
    const dir = join(await aFolder(), 'kho')
    const folder = `${dir}-sao-luu`
    const fs = faultyFs()
    const library = await aFilledLibrary(dir, { fs, articles: 2 })
    const earlier = await aBackupOf(library)
    const was = { library: await tree(dir), folder: await tree(folder) }
    const codes = new Set<string>()
    let nth = 0
    for (let failed = true; failed; ) {
      nth += 1
      fs.failAt(nth, nth % 2 ? 'ENOSPC' : 'EIO')
      const made = await library.backups.make({ folder, ...VERSION }, alone())
      failed = fs.calls() >= nth
      fs.failAt(0, '')
      expect(await tree(dir)).toEqual(was.library)
      const now = await tree(folder)
      for (const [name, hash] of Object.entries(was.folder)) expect(now[name]).toBe(hash)
      const added = Object.keys(now).filter((name) => !(name in was.folder))
      if (!made.ok) codes.add(made.error.code)
      expect(added).toEqual(made.ok ? [made.value.file.slice(folder.length + 1)] : [])
      if (made.ok) {
        const reader = granted(await openBackup(made.value.file))
        granted(await reader.verify(alone()))
        reader.close()
        await rm(made.value.file)
      }
    }
    expect(earlier.slice(folder.length + 1)).toBe(Object.keys(was.folder)[0])
    expect([...codes].sort()).toEqual([
      ...['backup/disk-failed', 'backup/disk-full', 'disk/failed', 'disk/full', 'library/gone'],
    ])
    expect(nth).toBeGreaterThan(60)
  })

  it('when it is cancelled at any moment', async () => {
    const dir = join(await aFolder(), 'kho')
    const folder = `${dir}-sao-luu`
    const library = await aFilledLibrary(dir)
    await aBackupOf(library)
    const was = { library: await tree(dir), folder: await tree(folder) }
    let cancelled = 0
    for (let told = 1; ; told += 1) {
      const working = stoppedAfter(told)
      const made = await library.backups.make({ folder, ...VERSION }, working)
      if (made.ok) break
      cancelled += 1
      expect(made.error.code).toBe('task/cancelled')
      expect(await tree(folder)).toEqual(was.folder)
    }
    expect(cancelled).toBeGreaterThan(10)
    expect(await tree(dir)).toEqual(was.library)
    expect((await library.backups.record()).lastFailure).toBeNull()
  })

  it('when the stick is pulled out while it is written', async () => {
    const dir = join(await aFolder(), 'kho')
    const library = await aFilledLibrary(dir)
    const was = await tree(dir)
    await mkdir(`${dir}-usb`)
    const progress = () => void rename(`${dir}-usb`, `${dir}-tui`).catch(() => {})
    const made = await library.backups.make({ folder: `${dir}-usb`, ...VERSION }, { ...alone(), progress })
    expect(made).toMatchObject({ ok: false, error: { code: 'backup/folder-gone' } })
    expect(await tree(dir)).toEqual(was)
    expect((await library.backups.record()).lastFailure).toMatchObject({ code: 'backup/folder-gone' })
    expect(await library.backups.make({ folder: `${dir}-usb/sao-luu`, ...VERSION }, alone())).toMatchObject({
      error: { code: 'backup/folder-gone' },
    })
    await rename(`${dir}-tui`, `${dir}-usb`)
    granted(await library.backups.make({ folder: `${dir}-usb`, ...VERSION }, alone()))
    expect((await library.backups.record()).lastFailure).toBeNull()
  })

  it('when the library itself goes away while it is read: no backup without articles is kept', async () => {
    const dir = join(await aFolder(), 'kho')
    const library = await aFilledLibrary(dir)
    const earlier = await aBackupOf(library)
    const progress = () => void rename(dir, `${dir}-doi`).catch(() => {})
    const made = await library.backups.make({ folder: `${dir}-sao-luu`, ...VERSION }, { ...alone(), progress })
    expect(made).toMatchObject({ ok: false, error: { code: 'library/gone' } })
    expect(await readdir(`${dir}-sao-luu`)).toEqual([earlier.slice(`${dir}-sao-luu/`.length)])
    await rename(`${dir}-doi`, dir)
  })

  it.each([
    ['a relative path', () => 'sao-luu', 'backup/folder'],
    ['the library itself', (dir: string) => dir, 'backup/folder-inside-library'],
    ['a folder in the library', (dir: string) => join(dir, 'media'), 'backup/folder-inside-library'],
    ['a file', (dir: string) => join(dir, '..', 'tep'), 'backup/folder'],
    ['a folder whose parent is not there', (dir: string) => join(dir, '..', 'usb', 'sao-luu'), 'backup/folder-gone'],
  ])('when it is to go to %s', async (_, folder, code) => {
    const root = await aFolder()
    await writeFile(join(root, 'tep'), '')
    const library = await aFilledLibrary(join(root, 'kho'), { articles: 1, photos: 0 })
    const was = await tree(root)
    const made = await library.backups.make({ folder: folder(library.dir), ...VERSION }, alone())
    expect(made).toMatchObject({ ok: false, error: { code } })
    expect(await tree(root)).toEqual({ ...was, ...(await kept(root, 'kho/backups.json')) })
  })

  it('while another one is being written', async () => {
    const dir = join(await aFolder(), 'kho')
    const library = await aFilledLibrary(dir)
    const first = library.backups.make({ folder: `${dir}-sao-luu`, ...VERSION }, alone())
    expect(await library.backups.make({ folder: `${dir}-khac`, ...VERSION }, alone())).toMatchObject({
      error: { code: 'backup/already-running' },
    })
    granted(await first)
  })
})

const kept = async (root: string, name: string) => ({ [name]: (await tree(root))[name] })

const asRoot = process.getuid?.() === 0
describe('a disk that is full', () => {
  it.skipIf(!asRoot)(
    `takes no half backup and loses no earlier one${asRoot ? '' : ' (not run: only root may mount a small disk)'}`,
    async () => {
      const root = await aFolder()
      const stick = join(root, 'usb')
      await mkdir(stick)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', stick])
      onTestFinished(() => void execFileSync('umount', [stick]))
      const dir = join(root, 'kho')
      const library = await aFilledLibrary(dir)
      const earlier = granted(await library.backups.make({ folder: stick, ...VERSION }, alone()))
      const noise = aDraft('Bài dài')
      const text = Array.from({ length: 60_000 }, (_, at) => `${(at * 2654435761) >>> 0}`).join(' ')
      granted(
        await library.commit(
          { ...noise, body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] } },
          0,
        ),
      )
      const was = await tree(dir)
      const made = await library.backups.make({ folder: stick, ...VERSION }, alone())
      expect(made).toMatchObject({ ok: false, error: { code: 'backup/disk-full' } })
      expect(await readdir(stick)).toEqual([earlier.file.slice(stick.length + 1)])
      const reader = granted(await openBackup(earlier.file))
      granted(await reader.verify(alone()))
      reader.close()
      expect(await tree(dir)).toEqual(was)
    },
  )
})

describe('backups in a folder', () => {
  const NOW = Date.parse('2026-10-25T02:00:00.000Z')

  it('are thinned once the new one is verified; those of other libraries, of other programs and damaged ones stay', async () => {
    const root = await aFolder()
    const folder = join(root, 'sao-luu')
    let now = NOW - 60 * 86_400_000
    const open = async (name: string, id: string) => {
      const opened = granted(
        await openLibrary({ dir: join(root, name), now: () => new Date(now), newId: () => id, door: 'test' }),
      )
      onTestFinished(opened.close)
      return opened
    }
    const library = await open('kho', '01JB3K5QW0000000000000ABCD')
    // Made in the same second: the same first eight characters.
    const other = await open('kho-khac', '01JB3K5QX0000000000000ABCD')
    now -= 86_400_000
    const twin = granted(await other.backups.make({ folder, ...VERSION }, alone())).file.slice(folder.length + 1)
    now += 86_400_000
    const made: string[] = []
    const removed: string[] = []
    for (let day = 0; day < 60; day += 6) {
      const one = granted(await library.backups.make({ folder, ...VERSION }, alone()))
      made.push(one.file)
      removed.push(...one.removed)
      now += 6 * 86_400_000
    }
    const damaged = 'ToaSoan-01JB3K5Q-20200101-000000.zip'
    await writeFile(join(folder, damaged), (await readFile(made[0] ?? '')).subarray(0, 2000))
    await writeFile(join(folder, 'ToaSoan-ZZZZZZZZ-20200101-000000.zip'), 'của kho khác')
    await writeFile(join(folder, 'Ảnh cưới.zip'), 'của người khác')
    await writeFile(join(folder, `${twin}.part`), 'bỏ dở')
    now += 6 * 86_400_000
    const last = granted(await library.backups.make({ folder, ...VERSION }, alone()))
    const left = await readdir(folder)
    for (const name of [
      twin,
      damaged,
      'ToaSoan-ZZZZZZZZ-20200101-000000.zip',
      'Ảnh cưới.zip',
      last.file.slice(folder.length + 1),
    ])
      expect(left).toContain(name)
    const gone = [...removed, ...last.removed]
    expect(gone.map((name) => name.slice(17, 25))).toEqual(['20260901', '20260907', '20260913'])
    expect(left.filter((name) => gone.includes(name))).toEqual([])
    // The last of August, the seven newest days, and the five strangers.
    expect(left.length).toBe(1 + 7 + 5)
  })
})
