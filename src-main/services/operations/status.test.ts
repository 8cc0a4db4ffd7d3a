import { rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aBody, someFields } from '@shared/article/article.testing.ts'
import { operations } from '@shared/contract/operations.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aNewsroom, aPicture } from '../services.testing.ts'

let room: Awaited<ReturnType<typeof aNewsroom>>
beforeEach(async () => {
  room = await aNewsroom()
})
afterEach(() => room.leave())

const create = async (title: string) =>
  (await room.do('articles.create', { fields: { ...someFields(), title }, body: aBody() })).article.id

describe('the status of a library', () => {
  it('of an empty one', async () => {
    const status = await room.do('library.status', {})
    expect(operations['library.status'].value.safeParse(status).error).toBeUndefined()
    const nothing = { files: 0, bytes: 0 }
    expect(status).toMatchObject({
      version: '0.1.0',
      door: 'test',
      platform: process.platform,
      node: process.versions.node,
      readOnly: null,
      articles: 0,
      inTrash: 0,
      room: {
        complete: true,
        articles: nothing,
        versions: nothing,
        media: nothing,
        trash: nothing,
        quarantine: nothing,
      },
      lastSaveAt: null,
      lastBackup: null,
      disk: { freeBytes: expect.any(Number), totalBytes: expect.any(Number), reserve: 'held' },
      quarantine: [],
      recovered: [],
      missing: [],
    })
  })

  it('counts articles, versions, photos and their bytes, and names the last save and backup', async () => {
    const id = await create('Một')
    room.passMinutes(3)
    const other = await create('Hai')
    await room.do('articles.trash', { id: other })
    await room.do('versions.name', { id, version: null, name: 'Bản gửi xã' })
    const picture = await aPicture()
    await room.do('media.add', { name: 'a.jpg', data: picture.toString('base64') })
    const folder = join(room.root, 'usb')
    const { file } = await room.do('backup.run', { task: 'sao-luu', folder })
    const status = await room.do('library.status', {})
    expect(status).toMatchObject({
      articles: 1,
      inTrash: 1,
      lastSaveAt: '2026-10-25T02:03:00.000Z',
      lastBackup: { file },
      room: { complete: true, versions: { files: 1 }, media: { files: 1, bytes: picture.byteLength } },
    })
    expect(status.room.articles.files).toBeGreaterThanOrEqual(4)
    expect(status.room.articles.bytes).toBeGreaterThan(1000)
  })

  it('lists what was recovered and what lies in the quarantine, by title', async () => {
    const id = await create('Bài hỏng tệp')
    await room.do('articles.trash', { id })
    await truncate(join(room.library.dir, 'articles', id, 'article.json'), 100)
    room.passMinutes(5)
    await room.do('articles.get', { id })
    await writeFile(join(room.library.dir, 'quarantine', 'media.1.0123456789ab'), 'xx')
    const { recovered, quarantine } = await room.do('library.status', {})
    expect(recovered).toMatchObject([{ id, title: 'Bài hỏng tệp', from: 'backup', at: '2026-10-25T02:05:00.000Z' }])
    expect(quarantine).toHaveLength(2)
    expect(quarantine.find(({ articleId }) => articleId === id)).toMatchObject({ title: 'Bài hỏng tệp', bytes: 100 })
    expect(quarantine.find(({ articleId }) => articleId === null)).toMatchObject({ title: null, bytes: 2 })
  })

  it('says when the room kept for a full disk was given back', async () => {
    await rm(join(room.library.dir, 'reserve'))
    expect((await room.do('library.status', {})).disk.reserve).toBe('given-back')
  })
})
