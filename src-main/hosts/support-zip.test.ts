import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EMPTY_FIELDS } from '@shared/article/article.ts'
import type { InputOf, OperationName, ValueOf } from '@shared/contract/operations.ts'
import { emptyTrashPhrase } from '@shared/workflow/trash.ts'
import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fromBuffer, type ZipFile } from 'yauzl'
import { type Composed, compose } from './compose.ts'

const SECRET = 'Nguyễn Văn Bí Mật'
/** However it may be written: composed, decomposed, without marks, as part of an address, escaped. */
const TRACES = [SECRET, SECRET.normalize('NFD'), 'Nguyen Van Bi Mat', 'nguyen-van', 'Nguy\\u1ec5n', 'Bí Mật', 'Bi Mat']

let root: string
let composed: Composed
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'toa-soan-support-'))
  composed = await open()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await composed.close()
  await rm(root, { recursive: true, force: true })
})

async function open(): Promise<Composed> {
  const libraryDir = join(root, SECRET, 'library')
  const made = await compose({ libraryDir, door: 'cli', version: '0.1.0', logsDir: join(root, 'logs') })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

async function call<N extends OperationName>(name: N, input: InputOf<N>, profileId = 'toa-soan') {
  return composed.services.call(name, input, { profileId })
}
async function get<N extends OperationName>(name: N, input: InputOf<N>): Promise<ValueOf<N>> {
  const answer = await call(name, input)
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
  return answer.value as ValueOf<N>
}

const photo = { media: null, caption: SECRET, credit: SECRET, alt: SECRET }
const fields = {
  ...EMPTY_FIELDS,
  title: SECRET,
  section: SECRET,
  sapo: SECRET,
  leadPhoto: photo,
  bylines: [{ name: SECRET, role: SECRET, organisation: SECRET }],
  printedByline: SECRET,
  source: SECRET,
  place: SECRET,
  keywords: [SECRET],
  updatedOn: '2026-10-25',
}
const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: SECRET }] }] }

/** A day's work with the secret in every place where a person may write. */
async function work() {
  const { settings } = composed.library.config()
  await get('settings.save', {
    ...settings,
    organisation: { ...settings.organisation, name: SECRET, address: SECRET },
    sections: [SECRET],
  })
  await get('profiles.save', { id: 'an', name: SECRET, penName: SECRET, organisation: SECRET, roles: ['reporter'] })
  const { article, generation } = await get('articles.create', { fields, body })
  const { id } = article
  const second = { ...fields, title: `${SECRET} 2` }
  await get('articles.save', { id, basedOn: generation, fields: second, body })
  await get('articles.save', { id, basedOn: generation, fields: { ...fields, title: `${SECRET} 3` }, body })
  await get('versions.name', { id, version: null, name: SECRET })
  const decide = (action: InputOf<'articles.decide'>['action']) =>
    get('articles.get', { id }).then((now) => call('articles.decide', { id, basedOn: now.generation, action }))
  await decide({ kind: 'submit', note: SECRET })
  await decide({ kind: 'return', reason: SECRET })
  await get('articles.list', { view: 'all', query: SECRET, sort: 'title' })
  await get('intake.read', { files: [{ name: `${SECRET}.txt`, data: Buffer.from(SECRET).toString('base64') }] })
  await get('intake.read', { pasted: { html: '', text: SECRET } })
  await call('media.add', { name: SECRET, data: Buffer.from(SECRET).toString('base64') })
  await call('export.run', { ids: [id], profile: 'page', includeDrafts: true, dir: join(root, SECRET) })
  await call('articles.saveElsewhere', { id, fields, body, dir: root })
  await composed.services.call('articles.get', { id: SECRET, [SECRET]: SECRET }, { profileId: SECRET })
  await call('trash.empty', { ids: null, typed: SECRET })
  await call('diagnostics.save', { dir: join(root, SECRET, 'khong-co') })
  return id
}

/** Everything that can go wrong with it, on the disk and in the program. */
async function mishaps(id: string) {
  const folder = join(composed.library.dir, 'articles', id)
  await writeFile(join(folder, `article (${SECRET}).json`), SECRET)
  await writeFile(join(folder, `${SECRET}.txt`), SECRET)
  await writeFile(join(composed.library.dir, `library (${SECRET}).json`), SECRET)
  await composed.library.care.tidy()
  vi.spyOn(composed.library, 'list').mockImplementationOnce(() => {
    throw Object.assign(new TypeError(`${SECRET} is not iterable`), { code: SECRET, path: SECRET })
  })
  await call('articles.list', { view: 'all', query: '', sort: 'newest' })
  const file = join(folder, 'article.json')
  const bytes = await readFile(file)
  await writeFile(file, bytes.subarray(0, 200))
  await call('articles.get', { id })
  await get('library.verify', { repair: true })
  const tmp = join(composed.library.dir, 'tmp')
  await rename(tmp, `${tmp}.away`)
  await writeFile(tmp, SECRET)
  await call('articles.create', { fields, body })
  await rm(tmp)
  await rename(`${tmp}.away`, tmp)
  const going = await get('articles.create', { fields: { title: SECRET } })
  await get('articles.trash', { id: going.article.id })
  await get('trash.empty', { ids: [going.article.id], typed: emptyTrashPhrase(1, 'vi') })
  await get('backup.run', { task: 'sao-luu', folder: join(root, SECRET, 'sao-luu') })
  await call('backup.run', { task: 'sao-luu', folder: join(root, 'a', SECRET) })
}

const logText = async () => {
  const names = await readdir(join(root, 'logs'))
  return (await Promise.all(names.map((name) => readFile(join(root, 'logs', name), 'utf8')))).join('\n')
}
const expectNoTrace = (text: string) => {
  for (const trace of TRACES) expect(text.includes(trace), trace).toBe(false)
}

describe('what the program writes down about itself', () => {
  it('holds nothing of what anybody wrote, no name and no folder, whatever was done and whatever went wrong', async () => {
    const id = await work()
    await mishaps(id)
    const preview = await get('diagnostics.preview', {})
    await composed.close()
    const log = await logText()
    const events = new Set(
      log
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line).event),
    )
    expect([...events].sort()).toEqual([
      'article.purged',
      'article.recovered',
      'article.saveFailed',
      'backup.done',
      'backup.failed',
      'bug',
      'conflictCopy.made',
      'library.listed',
      'library.opened',
      'library.verified',
      'program.started',
      'program.stopped',
      'quarantine.moved',
      'tidy.done',
    ])
    expectNoTrace(log)
    expectNoTrace(JSON.stringify(preview))
    expectNoTrace(preview.map(({ text }) => text).join('\n'))
    expect(log).not.toContain(root)
    expect(preview.map(({ text }) => text).join('\n')).not.toContain(root)
    composed = await open()
  })

  it('is what the zip holds, byte for byte, with a page that says what is in it and what is not', async () => {
    const id = await work()
    await mishaps(id)
    const dir = join(root, 'usb')
    await mkdir(dir)
    const saved = await get('diagnostics.save', { dir })
    expect(saved.file).toMatch(/ToaSoan-ho-tro-\d{8}-\d{6}\.zip$/)
    const bytes = await readFile(saved.file)
    expect(bytes.byteLength).toBe(saved.bytes)
    const files = await unzipped(bytes)
    const preview = await get('diagnostics.preview', {})
    expect(files.map(({ name }) => name)).toEqual(preview.map(({ name }) => name))
    expect(files.map(({ name }) => name)).toEqual(['DOC-TRUOC.txt', 'tinh-trang.json', 'toa-soan-cli.log'])
    const [readme, status] = files
    expect(readme?.text).toContain('Không có trong này:\r\n- chữ, tiêu đề, chú thích, ảnh của bất cứ bài nào')
    for (const { name } of files.slice(1)) expect(readme?.text).toContain(`- ${name}: `)
    expect(JSON.parse(status?.text ?? '')).toMatchObject({
      version: '0.1.0',
      door: 'cli',
      articles: 2,
      place: { syncedBy: null, networkDrive: false },
      quarantine: expect.arrayContaining([expect.objectContaining({ articleId: id })]),
      recovered: [{ id, from: 'backup' }],
    })
    for (const { text } of files) expectNoTrace(text)
    const again = await get('diagnostics.save', { dir })
    expect(await readdir(dir)).toHaveLength(2)
    expect(again.file).not.toBe(saved.file)
  })

  it('says why a folder will not do and writes nothing', async () => {
    for (const dir of ['usb', join(root, 'khong-co'), join(root, 'logs', 'toa-soan-cli.log')])
      expect(await call('diagnostics.save', { dir })).toEqual({ ok: false, error: { code: 'diagnostics/folder' } })
  })

  it('goes on when its own folder is gone', async () => {
    await rm(join(root, 'logs'), { recursive: true })
    await writeFile(join(root, 'logs'), '')
    await composed.close()
    composed = await open()
    await get('articles.create', { fields: { title: ulid() } })
    expect((await get('diagnostics.preview', {})).map(({ name }) => name)).toEqual(['DOC-TRUOC.txt', 'tinh-trang.json'])
  })
})

async function unzipped(bytes: Buffer): Promise<{ name: string; text: string }[]> {
  const zip = await promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer)(bytes, { lazyEntries: false })
  const files: { name: string; text: string }[] = []
  await new Promise((ended, failed) => {
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return failed(error)
        const parts: Buffer[] = []
        for await (const part of stream) parts.push(part)
        files.push({ name: entry.fileName, text: Buffer.concat(parts).toString('utf8') })
        if (files.length === zip.entryCount) ended(null)
      }),
    )
    zip.on('error', failed)
  })
  return files
}
