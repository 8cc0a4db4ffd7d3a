import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { placesIn } from '../../src-main/store/places.ts'
import { aDecision, aDraft, aFolder, granted, titled, tryOpen } from '../../src-main/store/store.testing.ts'

const by = { id: 'phong-vien', name: 'Lê Minh An' }
const article = aDraft('Bản một')
const other = aDraft('Bài không ai đụng tới')
let whole = ''
let files: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'toa-soan-torn-'))
  whole = join(root, 'library')
  const library = granted(await tryOpen(whole))
  await library.commit(other, 0, by)
  await library.commit(article, 0, by)
  const submit = { ...aDecision(), kind: 'submit' as const, note: '' }
  await library.commit({ ...titled(article, 'Bản hai'), decisions: [...article.decisions, submit] }, 1, by)
  const version = granted(await library.keepVersion(article.id, 'named', by))
  granted(await library.versions.name(article.id, version, 'Bản gửi chị Hạ'))
  const going = { ...aDraft('Bài đã bỏ'), decisions: [aDecision(), { ...aDecision(), kind: 'trash' as const }] }
  await library.commit(going, 0, by)
  granted(await library.care.purge([going.id], by))
  const { settings, profiles } = library.config()
  granted(await library.writeConfig({ settings: { ...settings, theme: 'dark' }, profiles }))
  const batch = { journal: '0123456789ab', from: 0, base: { fields: article.fields, body: article.body }, entries: [] }
  await library.undo.keep(article.id, batch)
  const working = { signal: new AbortController().signal, progress: () => {} }
  granted(await library.backups.make({ folder: join(root, 'sao-luu'), programVersion: '0.0.0' }, working))
  await library.close()
  const places = placesIn('')
  files = {
    'article.json': places.articleFile(article.id),
    'article.json.bak': `${places.articleFile(article.id)}.bak`,
    'library.json': places.library,
    'index.json': places.index,
    'decisions.jsonl': places.decisions(article.id),
    'a version': places.version(article.id, version),
    'version-names.json': places.versionNames(article.id),
    'purged.json': places.purged,
    'backups.json': places.backups,
    'undo.jsonl': places.undo(article.id),
  }
  return () => rm(root, { recursive: true, force: true })
})

const KINDS = [
  'article.json',
  'article.json.bak',
  'library.json',
  'index.json',
  'decisions.jsonl',
  'a version',
  'version-names.json',
  'purged.json',
  'backups.json',
  'undo.jsonl',
] as const
const DAMAGE: Readonly<Record<string, (good: Buffer) => Buffer | string>> = {
  empty: () => '',
  null: () => 'null',
  'a byte order mark': (good) => Buffer.concat([Buffer.from('\ufeff'), good]),
  'cut in half': (good) => good.subarray(0, good.length / 2),
  'cut by two bytes': (good) => good.subarray(0, good.length - 2),
  'filled with NUL': (good) => Buffer.alloc(good.length),
  'one bit flipped in the middle': (good) => flipped(good, good.length >> 1),
  'a prototype': () => '{"__proto__":{"polluted":true}}',
  '5,000 levels deep': () => `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
}

describe.each(KINDS)('%s', (kind) => {
  it.each(Object.keys(DAMAGE))('%s: the library opens, no text is lost, and the bad bytes are kept', async (damage) => {
    const dir = join(await aFolder(), 'library')
    await cp(whole, dir, { recursive: true })
    const file = join(dir, files[kind] ?? '')
    const bad = Buffer.from(DAMAGE[damage]!(await readFile(file)))
    await writeFile(file, bad)
    await opensWhole(dir, kind)
    // The copy of the generation before is the one thing that the next save replaces: by the good file beside it.
    if (kind !== 'article.json.bak') expect(await holds(dir, bad), 'bad bytes in place or in quarantine').toBe(true)
  })

  it('of 200 MB: is not read into memory', async () => {
    const dir = join(await aFolder(), 'library')
    await cp(whole, dir, { recursive: true })
    await truncate(join(dir, files[kind] ?? ''), 200 * 1024 * 1024)
    const before = process.memoryUsage().arrayBuffers
    await opensWhole(dir, kind)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * 1024 * 1024)
  })
})

it('an article cut at any 512th byte or with one of a thousand bits flipped is read from another copy, through the real opening for every fifth', async () => {
  const good = await readFile(join(whole, files['article.json'] ?? ''))
  const cuts = Array.from({ length: Math.ceil(good.length / 512) }, (_, at) => good.subarray(0, at * 512))
  const flips = Array.from({ length: 200 }, (_, at) =>
    flipped(good, Math.floor((at / 200) * (good.length - 1)), at % 8),
  )
  let opened = 0
  const dir = join(await aFolder(), 'library')
  await cp(whole, dir, { recursive: true })
  for (const bad of [...cuts, ...flips]) {
    await writeFile(join(dir, files['article.json'] ?? ''), bad)
    const library = granted(await tryOpen(dir))
    const read = granted(await library.read(article.id))
    expect(read.recoveredFrom).toBe('backup')
    expect(['Bản một', 'Bản hai']).toContain(read.article.fields.title)
    await library.close()
    opened += 1
  }
  process.stderr.write(`[faults] torn articles: ${opened} opened through the real store, 0 unreadable\n`)
})

async function opensWhole(dir: string, kind: string): Promise<void> {
  const opened = await tryOpen(dir)
  const library = granted(opened)
  onTestFinished(() => library.close())
  expect(library.readOnly).toBeNull()
  expect(granted(await library.read(other.id)).article.fields.title).toBe('Bài không ai đụng tới')
  const read = granted(await library.read(article.id))
  expect(read.recoveredFrom).toBe(kind === 'article.json' ? 'backup' : null)
  expect(read.article.fields.title).toBe(kind === 'article.json' ? 'Bản một' : 'Bản hai')
  expect(library.config().settings.theme).toBe(kind === 'library.json' ? 'system' : 'dark')
  const { rows } = await library.versions.list(article.id)
  expect(rows.some(({ reason }) => reason === 'submit')).toBe(true)
  expect(granted(await library.commit(titled(read.article, 'Viết tiếp'), read.generation, by)).generation).toBe(
    read.generation + 1,
  )
  expect({}).not.toHaveProperty('polluted')
  await library.close()
}

async function holds(dir: string, bytes: Buffer): Promise<boolean> {
  const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex')
  const wanted = hash(bytes)
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && hash(await readFile(join(entry.parentPath, entry.name))) === wanted) return true
  return false
}

function flipped(good: Buffer, at: number, bit = 0): Buffer {
  const bad = Buffer.from(good)
  bad[at]! ^= 1 << bit
  return bad
}
