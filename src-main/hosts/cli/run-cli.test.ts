import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aPicture } from '../../services/services.testing.ts'
import { openLibrary } from '../../store/library.ts'
import { runCli } from './run-cli.ts'

const PAGE = `Kiểm tra hoạt động bình đẳng giới năm 2022

Ngày cập nhật 25/10/2022

Sáng ngày 25/10, đoàn công tác đến kiểm tra tại xã.

Đoàn đã nghe báo cáo và trao đổi với cán bộ phụ nữ.

Khánh Trình (TT VH - TT & TT huyện)
`

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'toa-soan-cli-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function toasoan(...argv: string[]) {
  let out = ''
  let err = ''
  const code = await runCli(argv, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    cwd,
    env: { TOA_SOAN_LIBRARY: join(cwd, 'kho') },
    stopped: async () => {},
  })
  return { code, out, err, json: () => JSON.parse(out) }
}

async function imported(): Promise<string> {
  await writeFile(join(cwd, 'bai.txt'), PAGE)
  const { json } = await toasoan('import', 'bai.txt', '--accept', '--json')
  return json()[0].id
}

describe('toasoan', () => {
  it('brings in a page, gives it a photo, takes it through review and exports it', async () => {
    const id = await imported()
    await writeFile(join(cwd, 'anh.jpg'), await aPicture())
    const set = await toasoan(
      ...['set', id, '--photo', 'anh.jpg', '--caption', 'Toàn cảnh buổi làm việc', '--credit', 'Khánh Trình'],
      ...['--alt', 'Mười người ngồi quanh bàn họp', '--section', 'Thời sự', '--event-on', '25/10/2022', '--json'],
    )
    expect(set.json()).toMatchObject({ id, state: 'draft', conflictCopy: null })
    expect((await toasoan('check', id, '--json')).json()).toEqual([])
    expect(await toasoan('submit', id)).toMatchObject({ code: 0, out: expect.stringContaining('chờ duyệt') })
    expect(await toasoan('return', id, '--reason', 'Xem lại tên xã')).toMatchObject({ code: 0 })
    expect((await toasoan('submit', id, '--as', 'phong-vien')).code).toBe(0)
    expect(await toasoan('approve', id, '--as', 'phong-vien', '--json')).toMatchObject({ code: 1 })
    expect((await toasoan('approve', id, '--json')).json()).toMatchObject({ state: 'approved' })
    expect((await toasoan('list', '--json')).json()).toEqual([
      {
        id,
        title: 'Kiểm tra hoạt động bình đẳng giới năm 2022',
        state: 'approved',
        updatedOn: '2022-10-25',
        byline: 'Khánh Trình (TT VH - TT & TT huyện)',
      },
    ])
    const exported = await toasoan('export', '--all', '--out', 'ra', '--profile', 'page', '--json')
    expect(exported.code).toBe(0)
    const [one] = exported.json().exported
    expect(exported.json()).toEqual({
      exported: [{ id, dir: join(cwd, 'ra', one.dir.slice(join(cwd, 'ra').length + 1)), files: one.files }],
      refused: [],
    })
    expect((await readdir(one.dir)).toSorted()).toEqual(one.files.toSorted())
    const html = await readFile(
      join(
        one.dir,
        one.files.find((file: string) => file.endsWith('.html')),
      ),
      'utf8',
    )
    expect(html).toContain('25/10/2022')
    const publish = ['publish', id, '--address', 'https://xa.example.vn/1', '--date', '26/10/2022', '--json']
    expect((await toasoan(...publish)).json()).toMatchObject({ state: 'published' })
    expect((await toasoan('verify', '--json')).json()).toMatchObject({ articles: 1, media: 1, problems: [], moved: [] })
    expect((await toasoan('show', id)).out).toContain('Ngày cập nhật 25/10/2022')
  })

  it('prints a proposal and writes nothing until it is accepted', async () => {
    await writeFile(join(cwd, 'bai.txt'), PAGE)
    const { code, json } = await toasoan('import', 'bai.txt', '--json')
    expect(code).toBe(0)
    expect(Object.keys(json()[0])).toEqual(['file', 'lines', 'proposal', 'warnings'])
    expect(json()[0]).toMatchObject({
      file: 'bai.txt',
      proposal: {
        updatedOn: '2022-10-25',
        eventOn: '2022-10-25',
        byline: 'Khánh Trình (TT VH - TT & TT huyện)',
        captions: [],
      },
    })
    expect(json()[0].lines[0]).toEqual({ tag: 'title', text: 'Kiểm tra hoạt động bình đẳng giới năm 2022' })
    expect((await toasoan('list', '--json')).json()).toEqual([])
  })

  it('goes on with the other files after a refused one, and ends with 1', async () => {
    await writeFile(join(cwd, 'bai.txt'), PAGE)
    await writeFile(join(cwd, 'to.txt'), '')
    await truncate(join(cwd, 'to.txt'), 300 * 1024 * 1024)
    await writeFile(join(cwd, 'anh.txt'), await aPicture())
    const { code, json } = await toasoan(
      'import',
      'khong-co.txt',
      'to.txt',
      'anh.txt',
      '.',
      'bai.txt',
      '--accept',
      '--json',
    )
    expect(code).toBe(1)
    expect(json()).toMatchObject([
      { file: 'khong-co.txt', error: { code: 'file/not-found', message: 'Không thấy tệp.' } },
      { file: 'to.txt', error: { code: 'intake/too-large' } },
      { file: 'anh.txt', error: { code: 'intake/not-text' } },
      { file: '.', error: { code: 'file/not-a-file' } },
      { file: 'bai.txt', id: expect.stringMatching(/^[0-9A-Z]{26}$/) },
    ])
  })

  it('refuses to export a draft, and exports it for preview when asked', async () => {
    const id = await imported()
    const refused = await toasoan('export', id, '--out', 'ra', '--profile', 'portal', '--json')
    expect(refused.code).toBe(1)
    expect(refused.json()).toMatchObject({
      exported: [],
      refused: [{ id, reasons: [{ code: 'export/not-approved', message: 'Bài chưa được duyệt.' }] }],
    })
    const preview = await toasoan('export', id, '--out', 'ra', '--profile', 'portal', '--include-drafts', '--json')
    expect(preview.code).toBe(0)
    expect(preview.json()).toMatchObject({ exported: [{ id }], refused: [] })
  })

  it('searches without diacritics', async () => {
    const id = await imported()
    expect((await toasoan('search', 'binh dang gioi', '--json')).json()).toMatchObject([{ id }])
    expect((await toasoan('search', 'can', 'bo', 'phu', 'nu', '--json')).json()).toMatchObject([{ id }])
    expect((await toasoan('search', 'không có chữ này')).out).toBe('Không có bài nào.\n')
  })

  it('clears a date, and leaves what it was not asked to change', async () => {
    const id = await imported()
    await toasoan(
      'set',
      id,
      '--updated-on',
      '',
      '--keywords',
      'phụ nữ, bình đẳng giới',
      '--byline',
      'Tin, ảnh: Hoàng Thế',
    )
    const { article } = (await toasoan('show', id, '--json')).json()
    expect(article.fields).toMatchObject({
      title: 'Kiểm tra hoạt động bình đẳng giới năm 2022',
      updatedOn: null,
      keywords: ['phụ nữ', 'bình đẳng giới'],
      bylines: [{ name: 'Hoàng Thế', role: 'Tin, ảnh', organisation: '' }],
      printedByline: 'Tin, ảnh: Hoàng Thế',
    })
  })

  it('ends with 2 on a wrong command line', async () => {
    expect(await toasoan('viết')).toEqual({
      code: 2,
      out: '',
      err: 'Không có lệnh viết. Xem --help.\n',
      json: expect.anything(),
    })
    expect((await toasoan('list', '--lạ', '--json')).json()).toMatchObject({ error: { code: 'usage/unknown-option' } })
    expect((await toasoan('return', '01JB0000000000000000000000')).code).toBe(2)
    expect((await toasoan('list', '--view', 'x')).code).toBe(2)
    expect((await toasoan('list', '--as', 'nguoi-la')).code).toBe(2)
    expect((await toasoan('show', 'khong-phai-ma')).code).toBe(2)
    expect((await toasoan('export', '--json')).code).toBe(2)
    expect(await toasoan('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Mã kết thúc: 0 xong') })
  })

  it('ends with 1 on an unknown article, and speaks English when asked', async () => {
    const id = ulid()
    expect(await toasoan('show', id, '--lang', 'en')).toMatchObject({
      code: 1,
      err: 'There is no article with this id.\n',
    })
    expect((await toasoan('show', id, '--json')).json()).toEqual({
      error: { code: 'article/not-found', message: 'Không có bài nào mang mã này.' },
    })
  })

  it('ends with 3 when the library cannot be used: another program holds it, or it is no folder', async () => {
    const id = await imported()
    const held = await openLibrary({ dir: join(cwd, 'kho'), now: () => new Date(), newId: ulid, door: 'test' })
    expect(await toasoan('submit', id)).toMatchObject({ code: 3, err: expect.stringContaining('chỉ đọc') })
    expect((await toasoan('list')).code).toBe(0)
    if (held.ok) await held.value.close()
    await writeFile(join(cwd, 'khong-phai-thu-muc'), '')
    expect((await toasoan('list', '--library', 'khong-phai-thu-muc')).code).toBe(3)
  })
})
