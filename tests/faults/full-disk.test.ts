import { execFileSync } from 'node:child_process'
import { readdir, statfs, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aBody } from '@shared/article/article.testing.ts'
import { ulid } from 'ulid'
import { expect, it, onTestFinished } from 'vitest'
import { openLibrary } from '../../src-main/store/library.ts'
import { aDraft, aFolder, granted } from '../../src-main/store/store.testing.ts'

const isRoot = process.getuid?.() === 0 && process.platform === 'linux'
const why = isRoot ? '' : ' (skipped: only root may mount a small disk)'

const by = { id: 'phong-vien', name: 'Lê Minh An' }

/** A disk of so many megabytes that goes when the test ends. */
async function aSmallDisk(megabytes: number): Promise<string> {
  const dir = await aFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir])
  onTestFinished(() => void execFileSync('umount', ['-l', dir]))
  return dir
}

async function fill(disk: string, name: string): Promise<string> {
  const file = join(disk, name)
  const { bavail, bsize } = await statfs(disk)
  await writeFile(file, Buffer.alloc(bavail * bsize)).catch(() => {})
  expect((await statfs(disk)).bavail).toBe(0)
  return file
}

it.skipIf(!isRoot)(
  `on a disk that is really full nothing is called saved that is not, and the reserve lets the next saves in${why}`,
  async () => {
    const disk = await aSmallDisk(24)
    let instant = Date.parse('2026-10-25T02:00:00.000Z')
    const open = () =>
      openLibrary({ dir: join(disk, 'kho'), now: () => new Date(instant), newId: () => ulid(), door: 'test' })
    const library = granted(await open())
    await library.ready
    expect(await library.care.reserveIsHeld()).toBe(true)
    const long = 'Sáng nay bà con ra đồng từ sớm. '.repeat(2000)
    const article = { ...aDraft('Bản 0'), body: aBody(long) }
    let generation = granted(await library.commit(article, 0, by)).generation
    let kept = 'Bản 0'
    const filler = await fill(disk, 'phim.mp4')

    let acknowledged = 0
    let refused = 0
    for (let save = 1; save <= 60; save += 1) {
      instant += 6 * 60_000
      const title = `Bản ${save}`
      // Texts that grow use the reserve up in the end.
      const grown = aBody(...Array.from({ length: 1 + save }, () => long))
      const answer = await library.commit(
        { ...article, fields: { ...article.fields, title }, body: grown },
        generation,
        by,
      )
      if (answer.ok) {
        acknowledged += 1
        generation = answer.value.generation
        kept = title
        expect(refused, 'after the disk refused, it stays full').toBe(0)
      } else {
        refused += 1
        expect(answer.error.code).toBe('disk/full')
        expect(await readdir(join(disk, 'kho', 'tmp'))).toEqual([])
      }
      const read = granted(await library.read(article.id))
      expect([read.generation, read.article.fields.title]).toEqual([generation, kept])
      if (refused > 3) break
    }
    expect(acknowledged, 'saves that the reserve let in').toBeGreaterThanOrEqual(1)
    expect(refused).toBeGreaterThan(3)
    expect(await library.care.reserveIsHeld()).toBe(false)
    const rest = await fill(disk, 'phim-nua.mp4')
    const { settings, profiles } = library.config()
    expect(await library.writeConfig({ settings: { ...settings, theme: 'dark' }, profiles })).toMatchObject({
      ok: false,
    })
    expect(library.config().settings.theme).toBe(settings.theme)

    await unlink(rest)
    await unlink(filler)
    instant += 6 * 60_000
    const after = { ...article, fields: { ...article.fields, title: 'Có chỗ trở lại' } }
    generation = granted(await library.commit(after, generation, by)).generation
    await library.care.tidy()
    expect(await library.care.reserveIsHeld()).toBe(true)
    expect((await library.verify()).problems).toEqual([])
    await library.close()

    const again = granted(await open())
    await again.ready
    expect([again.readOnly, again.recovered]).toEqual([null, []])
    expect(granted(await again.read(article.id)).article.fields.title).toBe('Có chỗ trở lại')
    process.stderr.write(
      `[faults] a full disk: ${acknowledged} saves acknowledged from the reserve, ${refused} refused, 0 false acknowledgements\n`,
    )
    await again.close()
  },
  120_000,
)

it.skipIf(!isRoot)(
  `a disk that is full before the library is opened still shows every article${why}`,
  async () => {
    const disk = await aSmallDisk(24)
    const open = () => openLibrary({ dir: join(disk, 'kho'), now: () => new Date(), newId: () => ulid(), door: 'test' })
    const first = granted(await open())
    const article = aDraft('Viết trước khi đầy')
    await first.commit(article, 0, by)
    await first.close()
    await fill(disk, 'phim.mp4')
    const library = granted(await open())
    await library.ready
    expect(library.list().map(({ title }) => title)).toEqual(['Viết trước khi đầy'])
    expect(granted(await library.read(article.id)).article.fields.title).toBe('Viết trước khi đầy')
    await library.close()
  },
  120_000,
)

it.skipIf(!isRoot)(
  `a disk that becomes read-only while the library is open loses nothing, and says so${why}`,
  async () => {
    const disk = await aSmallDisk(24)
    const library = granted(
      await openLibrary({ dir: join(disk, 'kho'), now: () => new Date(), newId: () => ulid(), door: 'test' }),
    )
    await library.ready
    const article = aDraft('Trước khi bị khóa ghi')
    const { generation } = granted(await library.commit(article, 0, by))
    execFileSync('mount', ['-o', 'remount,ro', disk])
    const changed = { ...article, fields: { ...article.fields, title: 'Sau khi bị khóa ghi' } }
    expect(await library.commit(changed, generation, by)).toEqual({
      ok: false,
      error: { code: 'disk/failed', facts: { errno: 'EROFS' } },
    })
    expect(granted(await library.read(article.id)).article.fields.title).toBe('Trước khi bị khóa ghi')
    execFileSync('mount', ['-o', 'remount,rw', disk])
    expect(await library.commit(changed, generation, by)).toMatchObject({ ok: true })
    await library.close()
  },
  120_000,
)
