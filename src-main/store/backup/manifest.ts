import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { backupEntryOf, ENTRY_LIMITS } from '@shared/backup/backup-entry.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { z } from 'zod'
import { CURRENT_VERSION } from '../migrations/migrations.ts'

export const MANIFEST = 'manifest.json'
/** Holds the hash of the manifest, so that a changed one shows. */
export const MANIFEST_HASH = 'manifest.sha256'
const BACKUP_VERSION = 1
/** How many backups that this one goes back to are named. */
export const ANCESTORS = 1000

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const headSchema = z.strictObject({
  format: z.literal('toasoan-backup'),
  version: z.literal(BACKUP_VERSION),
  libraryId: z.string().min(1).max(60),
  createdAt: z.iso.datetime(),
  schemaVersion: z.int().positive(),
  programVersion: z.string().max(60),
  counts: z.strictObject({ articles: z.int(), versions: z.int(), media: z.int(), files: z.int() }),
  /** Backups whose every text this library had held when this one was made. */
  ancestors: z.array(hash).max(ANCESTORS),
  /** Files that could not be read and are not here. */
  unread: z.array(z.string().max(300)).max(100_000),
})
const schemaVersionSchema = z.object({ schemaVersion: z.int() })
const fileSchema = z.strictObject({ path: z.string().max(200), size: z.int().nonnegative(), sha256: hash })

export type ManifestHead = Readonly<z.infer<typeof headSchema>>
export type ManifestFile = Readonly<z.infer<typeof fileSchema>>
export type Manifest = {
  readonly head: ManifestHead
  readonly files: ReadonlyMap<string, ManifestFile>
  readonly hash: string
}

export const manifestHead = (head: Omit<ManifestHead, 'format' | 'version' | 'schemaVersion'>): ManifestHead => ({
  format: 'toasoan-backup',
  version: BACKUP_VERSION,
  schemaVersion: CURRENT_VERSION,
  ...head,
})

/** JSON with one line per file, so that the largest manifest is written and read in small steps. */
export async function writeManifest(
  head: ManifestHead,
  files: readonly ManifestFile[],
): Promise<{ readonly bytes: Uint8Array; readonly hash: string }> {
  const pieces = [Buffer.from(`${JSON.stringify(head).slice(0, -1)}${FILES}\n`)]
  for (let at = 0; at < files.length; at += LINES_AT_ONCE) {
    const lines = files.slice(at, at + LINES_AT_ONCE).map((file) => JSON.stringify(file))
    const more = at + LINES_AT_ONCE < files.length
    pieces.push(Buffer.from(`${lines.join(',\n')}${more ? ',' : ''}\n`))
    await nextTurn()
  }
  pieces.push(Buffer.from(`${END}\n`))
  const hashed = createHash('sha256')
  for (const piece of pieces) hashed.update(piece)
  return { bytes: Buffer.concat(pieces), hash: hashed.digest('hex') }
}

/**
 * Reads a manifest that `writeManifest` wrote. Errors: `backup/not-a-backup`, `backup/newer-version` {version},
 * `backup/manifest-damaged`.
 */
export async function readManifest(chunks: AsyncIterable<Uint8Array>): Promise<Envelope<Manifest>> {
  const hashed = createHash('sha256')
  const files = new Map<string, ManifestFile>()
  let head: ManifestHead | null = null
  let ended = false
  let rest = ''
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of chunks) {
    hashed.update(chunk)
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) return failed('backup/manifest-damaged')
    for (const line of lines) {
      if (!head) {
        const read = readHead(line)
        if (!read.ok) return read
        head = read.value
      } else if (line === END && !ended) ended = true
      else {
        const file = ended ? null : readFile(line)
        if (!file || files.has(file.path) || files.size >= ENTRY_LIMITS.entries)
          return failed('backup/manifest-damaged')
        files.set(file.path, file)
      }
    }
  }
  if (!head) return failed('backup/not-a-backup')
  if (!ended || rest !== '' || files.size !== head.counts.files) return failed('backup/manifest-damaged')
  return done({ head, files, hash: hashed.digest('hex') })
}

/** The bytes of `manifest.sha256`. */
export const hashFile = (manifestHash: string): Uint8Array => Buffer.from(`${manifestHash}\n`)

const FILES = ',"files":['
const END = ']}'
const LINES_AT_ONCE = 1000
const LONGEST_LINE = 16 * 1024 * 1024

function readHead(line: string): Envelope<ManifestHead> {
  const version = Number(/^\{"format":"toasoan-backup","version":(\d{1,6})[,}]/.exec(line)?.[1] ?? 0)
  if (version === 0) return failed('backup/not-a-backup')
  if (version > BACKUP_VERSION) return failed('backup/newer-version', { version })
  const data = line.endsWith(FILES) ? parse(`${line.slice(0, -FILES.length)}}`) : null
  const schemaVersion = schemaVersionSchema.safeParse(data).data?.schemaVersion ?? 0
  if (schemaVersion > CURRENT_VERSION) return failed('backup/newer-version', { version: schemaVersion })
  const { data: head } = headSchema.safeParse(data)
  return head ? done(head) : failed('backup/manifest-damaged')
}

function readFile(line: string): ManifestFile | null {
  const { data } = fileSchema.safeParse(parse(line.endsWith(',') ? line.slice(0, -1) : line))
  return data && backupEntryOf(data.path) ? data : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
