/** A file that a backup may hold. */
export type BackupEntry =
  | { readonly kind: 'library' }
  | { readonly kind: 'article' | 'history' | 'names'; readonly id: string }
  | { readonly kind: 'version'; readonly id: string; readonly version: string }
  | { readonly kind: 'media'; readonly media: string }
  /** What was removed for good, and originals that nothing names any more. */
  | { readonly kind: 'purged' | 'trashedMedia' }

/** Largest sizes in bytes: nothing larger is ever written, so nothing larger is read. */
export const ENTRY_LIMITS = { json: 64 * 1024 * 1024, media: 50 * 1024 * 1024, entries: 2_000_000 } as const

const ULID = '[0-9A-HJKMNP-TV-Z]{26}'
const LIBRARY = /^library(?:\.v\d{1,6})?\.json$|^library\.json\.bak$/
const IN_ARTICLE = new RegExp(`^articles/(${ULID})/(.+)$`)
const VERSION = /^versions\/([0-9a-f]{64})\.json\.gz$/
const PURGED = /^trash\/purged\.json(?:\.bak)?$/
const TRASHED_MEDIA = /^trash\/media\/[0-9a-f]{64}\.(?:jpg|png|webp|gif|avif)\.\d{1,16}$/
const MEDIA = /^media\/([0-9a-f]{64})\.(?:jpg|png|webp|gif|avif)$/

/** What a path inside a backup is, by its exact shape; null for anything that this program never puts there. */
export function backupEntryOf(path: string): BackupEntry | null {
  if (LIBRARY.test(path)) return { kind: 'library' }
  if (PURGED.test(path)) return { kind: 'purged' }
  if (TRASHED_MEDIA.test(path)) return { kind: 'trashedMedia' }
  const media = MEDIA.exec(path)?.[1]
  if (media) return { kind: 'media', media: `media:${media}` }
  const [, id, file] = IN_ARTICLE.exec(path) ?? []
  if (!id || !file) return null
  if (/^article(?:\.v\d{1,6})?\.json$|^article\.json\.bak$/.test(file)) return { kind: 'article', id }
  if (/^decisions\.jsonl(?:\.bak)?$/.test(file)) return { kind: 'history', id }
  if (/^version-names\.json(?:\.bak)?$/.test(file)) return { kind: 'names', id }
  const version = VERSION.exec(file)?.[1]
  return version ? { kind: 'version', id, version } : null
}

/** How large a file of this kind may be. */
export const limitOf = ({ kind }: BackupEntry): number =>
  kind === 'media' || kind === 'trashedMedia' ? ENTRY_LIMITS.media : ENTRY_LIMITS.json
