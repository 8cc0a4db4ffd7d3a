import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { aBody, someFields } from '@shared/article/article.testing.ts'
import { articleSchema } from '@shared/article/article.ts'
import { bodyText } from '@shared/article/body-text.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createIntake } from '../../intake/read-file.ts'
import { unseal } from '../../store/disk/envelope.ts'
import { aNewsroom, aPicture } from '../services.testing.ts'

let room: Awaited<ReturnType<typeof aNewsroom>>
let dir: string
beforeEach(async () => {
  room = await aNewsroom()
  dir = join(room.root, 'usb')
  await mkdir(dir)
})
afterEach(() => room.leave())

const fields = { ...someFields(), title: 'Xã mở thư viện sách nói', sapo: 'Sapo của bài.', updatedOn: '2022-10-25' }
const body = aBody('Sáng ngày 25/10, xã mở thư viện.', 'Bà con đến rất đông.')
const create = async () => (await room.do('articles.create', { fields, body })).article
const read = (name: string) => readFile(join(dir, name))

describe('saving elsewhere', () => {
  it('writes the text of the window as a page marked as a draft and as a sealed article', async () => {
    const { id } = await create()
    const typed = { ...fields, title: 'Xã mở thư viện sách nói đầu tiên' }
    const saved = await room.do('articles.saveElsewhere', { id, fields: typed, body, dir })
    const stem = 'xa-mo-thu-vien-sach-noi-dau-tien'
    expect(saved).toEqual({ dir, files: [`${stem}.html`, `${stem}.toasoan.json`] })
    const page = (await read(`${stem}.html`)).toString('utf8')
    expect(page).toContain('<meta name="toa-soan-status" content="draft">')
    expect(page).toContain('Bản nháp để xem trước')
    expect(page).toContain('<style>')
    expect(page).not.toMatch(/<link rel="stylesheet"|<script src|src="media:/)
    const opened = unseal(await read(`${stem}.toasoan.json`))
    if (!opened.sound) throw new Error('not sealed')
    const article = articleSchema.parse(opened.sealed.data)
    expect([article.id, article.fields.title, article.decisions.length]).toEqual([id, typed.title, 1])
    expect(opened.sealed.generation).toBe(1)
    // The library itself is not touched.
    expect((await room.do('articles.get', { id })).article.fields.title).toBe(fields.title)
  })

  it('is brought back in with its title, date, sapo and body', async () => {
    const { id } = await create()
    const { files } = await room.do('articles.saveElsewhere', { id, fields, body, dir })
    const name = files[0] ?? ''
    const proposal = await createIntake().readFile({ name, bytes: await read(name) })
    if (!proposal.ok) throw new Error(proposal.error.code)
    expect(proposal.value.proposal).toMatchObject({
      title: fields.title,
      updatedOn: '2022-10-25',
      sapo: 'Sapo của bài.',
    })
    const opened = await room.do('intake.accept', { file: name, lines: proposal.value.lines, eventOn: null })
    expect(opened.article.fields).toMatchObject({ title: fields.title, updatedOn: '2022-10-25', sapo: fields.sapo })
    expect(bodyText(opened.article.body)).toBe(bodyText(body))
  })

  it('keeps captions of photos, and needs no photo', async () => {
    const { media } = await room.do('media.add', { name: 'a.jpg', data: (await aPicture()).toString('base64') })
    const { id } = await create()
    const leadPhoto = { media, caption: 'Toàn cảnh buổi lễ', credit: 'Minh Hải', alt: 'Mọi người đứng trước nhà' }
    const { files } = await room.do('articles.saveElsewhere', { id, fields: { ...fields, leadPhoto }, body, dir })
    const page = (await read(files[0] ?? '')).toString('utf8')
    expect(page).toContain('Toàn cảnh buổi lễ')
    expect(page).not.toContain('<img')
  })

  it('never writes over anything: both files of the next one get a number', async () => {
    const { id } = await create()
    const save = () => room.do('articles.saveElsewhere', { id, fields, body, dir })
    const all = [await save(), await save(), await save()].flatMap(({ files }) => files)
    const stem = 'xa-mo-thu-vien-sach-noi'
    expect(all).toEqual([
      `${stem}.html`,
      `${stem}.toasoan.json`,
      `${stem}-2.html`,
      `${stem}-2.toasoan.json`,
      `${stem}-3.html`,
      `${stem}-3.toasoan.json`,
    ])
    expect((await readdir(dir)).sort()).toEqual(all.toSorted())
  })

  it('works when the library is gone, and for an article without a title', async () => {
    const { id } = await create()
    await rename(room.library.dir, `${room.library.dir}-away`)
    expect(await room.call('articles.create', { fields: {} })).toMatchObject({ ok: false })
    const { files } = await room.do('articles.saveElsewhere', { id, fields: { ...fields, title: '' }, body, dir })
    expect(files).toEqual(['bai-viet.html', 'bai-viet.toasoan.json'])
    const opened = unseal(await read('bai-viet.toasoan.json'))
    expect(opened.sound && articleSchema.parse(opened.sealed.data)).toMatchObject({ id, decisions: [] })
    await rename(`${room.library.dir}-away`, room.library.dir)
  })

  it('asks for a folder that is there', async () => {
    const { id } = await create()
    for (const bad of ['usb', join(dir, 'khong-co'), join(room.library.dir, 'library.json')])
      expect(await room.call('articles.saveElsewhere', { id, fields, body, dir: bad })).toEqual({
        ok: false,
        error: { code: 'save-elsewhere/folder' },
      })
    expect(await readdir(dir)).toEqual([])
  })
})
