import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'toa-soan-cli-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function toasoan(argv: readonly string[]) {
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
    env: { TOA_SOAN_LIBRARY: join(cwd, 'kho'), XDG_DATA_HOME: join(cwd, 'may') },
    stopped: () => new Promise(() => {}),
  })
  return { code, out, err, json: () => JSON.parse(out) }
}

async function imported(title = 'Xã mở thư viện sách nói'): Promise<string> {
  await writeFile(
    join(cwd, 'bai.txt'),
    `${title}\n\nNgày cập nhật 25/10/2022\n\nSáng 25/10, xã mở thư viện.\n\nKhánh Trình\n`,
  )
  return (await toasoan(['import', 'bai.txt', '--accept', '--json'])).json()[0].id
}
const trash = async (id: string) => {
  const { openLibrary } = await import('../../store/library.ts')
  const { ulid } = await import('ulid')
  const opened = await openLibrary({ dir: join(cwd, 'kho'), now: () => new Date(), newId: ulid, door: 'test' })
  if (!opened.ok) throw new Error(opened.error.code)
  await opened.value.ready
  const read = await opened.value.read(id)
  if (!read.ok) throw new Error(read.error.code)
  const { article, generation } = read.value
  const at = '2026-10-25T01:00:00.000Z'
  const decision = { kind: 'trash' as const, at, by: 'bien-tap', byName: 'Hạ', contentHash: '0'.repeat(64) }
  await opened.value.commit({ ...article, decisions: [...article.decisions, decision] }, generation)
  await opened.value.close()
}

describe('toasoan verify', () => {
  it('ends with 0 for a sound library', async () => {
    await imported()
    const { code, out } = await toasoan(['verify'])
    expect([code, out]).toEqual([0, '1 bài, 0 phiên bản, 0 ảnh, 0 chỗ hỏng\n'])
  })

  it('names what is damaged and ends with 1; --repair moves it, says where, and the article is read from its backup', async () => {
    const id = await imported()
    await toasoan(['set', id, '--title', 'Tít mới'])
    const file = join(cwd, 'kho', 'articles', id, 'article.json')
    await writeFile(file, (await readFile(file)).subarray(0, 300))
    await writeFile(join(cwd, 'kho', 'ghi-chu.txt'), 'lạ')
    // Opening reads what changed and would recover it by itself: the index says that nothing has.
    const damaged = await toasoan(['verify', '--json'])
    expect(damaged.code).toBe(1)
    expect(damaged.json().problems).toContainEqual({
      file: 'ghi-chu.txt',
      code: 'library/unknown-file',
      articleId: null,
    })
    const repaired = await toasoan(['verify', '--repair', '--json'])
    expect(repaired.code).toBe(1)
    expect(repaired.json().moved).toMatchObject([
      { file: 'ghi-chu.txt', to: expect.stringMatching(/^quarantine\/library\./) },
    ])
    const clean = await toasoan(['verify', '--json'])
    expect([clean.code, clean.json().problems]).toEqual([0, []])
    expect(await readFile(join(cwd, 'kho', repaired.json().moved[0].to), 'utf8')).toBe('lạ')
    expect((await toasoan(['show', id])).code).toBe(0)
  })

  it('ends with 3 where there is no usable library, or --repair may not write', async () => {
    await writeFile(join(cwd, 'tep'), '')
    expect((await toasoan(['verify', '--library', 'tep'])).code).toBe(3)
    await imported()
    const { openLibrary } = await import('../../store/library.ts')
    const held = await openLibrary({ dir: join(cwd, 'kho'), now: () => new Date(), newId: () => '', door: 'test' })
    expect((await toasoan(['verify'])).code).toBe(0)
    expect(await toasoan(['verify', '--repair', '--json'])).toMatchObject({ code: 3 })
    if (held.ok) await held.value.close()
  })
})

describe('toasoan trash', () => {
  it('says until when each stays, and removes them for good once it is typed how many', async () => {
    const id = await imported()
    expect((await toasoan(['trash'])).out).toBe('Không có bài nào.\n')
    expect((await toasoan(['trash', '--empty', '--typed', 'xóa 0'])).err).toBe('Thùng rác không có bài nào.\n')
    await trash(id)
    expect((await toasoan(['trash', '--json'])).json()).toMatchObject([{ id, removedOn: '2026-11-24' }])
    expect((await toasoan(['trash'])).out).toContain('24/11/2026  Xã mở thư viện sách nói')
    expect((await toasoan(['trash', '--lang', 'en'])).out).toContain('--typed "delete 1"')
    const wrong = await toasoan(['trash', '--empty', '--typed', 'xóa 2'])
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('chưa xóa bài nào')])
    const reporter = ['trash', '--empty', '--typed', 'xóa 1', '--as', 'phong-vien', '--json']
    expect((await toasoan(reporter)).json()).toMatchObject({ error: { code: 'workflow/missing-role' } })
    expect((await toasoan(['trash', '--empty', '--typed', 'XOÁ 1', '--json'])).json()).toEqual({
      removed: [id],
      refused: [],
    })
    expect((await toasoan(['show', id])).code).toBe(1)
    expect(await readdir(join(cwd, 'kho', 'articles'))).toEqual([])
  })
})

describe('toasoan diagnostics', () => {
  it('writes a zip into a folder that is there, and prints what would be in it', async () => {
    await imported('Bí mật của tòa soạn')
    await mkdir(join(cwd, 'ra'))
    const saved = await toasoan(['diagnostics', '--out', 'ra', '--json'])
    expect(saved.code).toBe(0)
    expect(await readdir(join(cwd, 'ra'))).toEqual([expect.stringMatching(/^ToaSoan-ho-tro-\d{8}-\d{6}\.zip$/)])
    const { out } = await toasoan(['diagnostics'])
    expect(out).toContain('DOC-TRUOC.txt')
    expect(out).toContain('"event":"library.opened"')
    expect(out).not.toContain('Bí mật')
    expect((await toasoan(['diagnostics', '--out', 'khong-co'])).err).toBe(
      'Không thấy thư mục này; hãy chọn một thư mục đang có.\n',
    )
  })
})
