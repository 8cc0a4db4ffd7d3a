import { join } from 'node:path'

export type Places = ReturnType<typeof placesIn>

/** Where things lie in a library's folder. */
export const placesIn = (dir: string) => ({
  dir,
  library: join(dir, 'library.json'),
  index: join(dir, 'index.json'),
  articles: join(dir, 'articles'),
  media: join(dir, 'media'),
  quarantine: join(dir, 'quarantine'),
  /** What was removed for good a moment ago or lies here 30 days more. */
  trash: join(dir, 'trash'),
  /** Originals that nothing names, for 30 days. */
  trashMedia: join(dir, 'trash', 'media'),
  /** Articles that were removed for good: their absence is no loss. */
  purged: join(dir, 'trash', 'purged.json'),
  tmp: join(dir, 'tmp'),
  lock: join(dir, 'LOCK'),
  /** Bytes that a full disk is given back. */
  reserve: join(dir, 'reserve'),
  /** What is known of the backups that were made. */
  backups: join(dir, 'backups.json'),
  article: (id: string) => join(dir, 'articles', id),
  articleFile: (id: string) => join(dir, 'articles', id, 'article.json'),
  /** What can be undone at the next opening: a convenience, no part of a backup or a package. */
  undo: (id: string) => join(dir, 'articles', id, 'undo.jsonl'),
  decisions: (id: string) => join(dir, 'articles', id, 'decisions.jsonl'),
  versions: (id: string) => join(dir, 'articles', id, 'versions'),
  version: (id: string, sha256: string) => join(dir, 'articles', id, 'versions', `${sha256}.json.gz`),
  /** Names that people gave to versions; the versions themselves never change. */
  versionNames: (id: string) => join(dir, 'articles', id, 'version-names.json'),
})
