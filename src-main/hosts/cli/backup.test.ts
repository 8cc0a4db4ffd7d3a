import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tree } from '../../store/backup/backup.testing.ts'
import { runCli } from './run-cli.ts'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'toa-soan-cli-backup-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function toasoan(argv: readonly string[], stopped: () => Promise<void> = () => new Promise(() => {})) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(argv, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    ...{ cwd, env: { TOA_SOAN_LIBRARY: join(cwd, 'kho') }, stopped },
  })
  return { code, out: out.join(''), err: err.join(''), json: () => JSON.parse(out.join('')) }
}

/** A library with one article, and a backup of it. */
async function aBackup(): Promise<string> {
  await writeFile(join(cwd, 'bai.txt'), 'Được mùa vụ đông\n\nSáng nay bà con ra đồng từ sớm.\n')
  await toasoan(['import', 'bai.txt', '--accept'])
  return (await toasoan(['backup', '--to', 'usb', '--json'])).json().file
}

describe('toasoan backup', () => {
  it('writes one zip where it is told to, or beside the library', async () => {
    const file = await aBackup()
    expect(file).toBe(join(cwd, 'usb', `${(await readdir(join(cwd, 'usb')))[0]}`))
    const { code, out } = await toasoan(['backup'])
    expect(code).toBe(0)
    expect(out).toContain(join(cwd, 'sao-luu', 'ToaSoan-'))
    expect(out).toContain('1 bài, 0 phiên bản, 0 ảnh')
  })

  it('ends with 1 and says why when the folder is not there', async () => {
    await aBackup()
    const { code, err } = await toasoan(['backup', '--to', 'e/usb'])
    expect([code, err]).toEqual([1, 'Không thấy thư mục; có thể ổ USB đã rút. Kho bài vẫn nguyên.\n'])
    expect((await toasoan(['backup', '--to', 'e/usb', '--json'])).json()).toMatchObject({
      error: { code: 'backup/folder-gone' },
    })
  })

  it('leaves nothing behind when it is stopped', async () => {
    await aBackup()
    const { code, err } = await toasoan(['backup', '--to', 'dung'], async () => {})
    expect([code, err]).toEqual([1, 'Đã dừng.\n'])
    expect(await readdir(join(cwd, 'dung'))).toEqual([])
  })
})

describe('toasoan restore', () => {
  it('makes a library of a backup in a new folder, without opening the one that is there', async () => {
    const file = await aBackup()
    const was = await tree(join(cwd, 'kho'))
    await rm(join(cwd, 'kho'), { recursive: true })
    const { code, json } = await toasoan(['restore', file, '--into', 'moi', '--json'])
    expect(code).toBe(0)
    expect(json()).toMatchObject({ dir: join(cwd, 'moi'), counts: { articles: 1 }, problems: [] })
    expect(await tree(join(cwd, 'moi'))).toEqual(was)
    expect(await readdir(cwd)).not.toContain('kho')
    expect((await toasoan(['list', '--library', 'moi', '--json'])).json()).toHaveLength(1)
  })

  it('tells first and merges then; once more changes nothing', async () => {
    const file = await aBackup()
    await rm(join(cwd, 'kho'), { recursive: true })
    const told = await toasoan(['restore', file, '--merge', '--dry-run'])
    expect(told.out).toMatch(/^ +1 {2}bài mới\n.*\n[0-9A-Z]{26} {2}bài mới {2}Được mùa vụ đông\n$/)
    expect((await toasoan(['list', '--json'])).json()).toEqual([])
    const merge = await toasoan(['restore', file, '--merge', '--json'])
    expect(merge.code).toBe(0)
    expect(merge.json()).toMatchObject({ tally: { new: 1 }, settings: 'taken' })
    expect((await toasoan(['restore', file, '--merge', '--lang', 'en'])).out).toContain('articles that are the same')
    expect((await toasoan(['verify', '--json'])).json()).toMatchObject({ articles: 1, problems: [] })
  })

  it('ends with 1 for a file that is no backup, one that is damaged, and a folder that is not empty', async () => {
    const file = await aBackup()
    const refused = async (...argv: readonly string[]) => {
      const { code, json } = await toasoan(['restore', ...argv, '--json'])
      return [code, json().error.code]
    }
    expect(await refused('bai.txt', '--into', 'moi')).toEqual([1, 'backup/not-a-zip'])
    expect(await refused('khong-co.zip', '--merge')).toEqual([1, 'backup/not-found'])
    expect(await refused(file, '--into', 'kho')).toEqual([1, 'backup/folder-not-empty'])
    const bytes = await readFile(file)
    await writeFile(join(cwd, 'cut.zip'), bytes.subarray(0, bytes.length / 2))
    expect(await refused('cut.zip', '--into', 'moi')).toEqual([1, 'backup/cut-short'])
    expect(await readdir(cwd)).not.toContain('moi')
  })

  it('ends with 2 when it is not told where to, or two things at once', async () => {
    for (const rest of [[], ['--into', 'moi', '--merge'], ['--into', 'moi', '--dry-run'], ['--dry-run']])
      expect((await toasoan(['restore', 'x.zip', ...rest])).code).toBe(2)
    expect((await toasoan(['restore'])).code).toBe(2)
    expect(await readdir(cwd)).toEqual([])
  })
})
