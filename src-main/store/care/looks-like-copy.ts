import { isKnownInArticle, isKnownInLibrary, isKnownInTrash } from './known-files.ts'

const STEMS_IN_ARTICLE = ['article', 'decisions', 'version-names', 'undo']
const STEMS_IN_LIBRARY = ['library', 'index', 'backups', 'LOCK', 'reserve']
const STEMS_IN_TRASH = ['purged']

/**
 * Whether a name is one that sync programs give to the second of two files that met: `article-PC.json`,
 * `article (1).json`, `article (Bản sao xung đột của An).json`, `article.sync-conflict-20261025.json`,
 * `Copy of article.json`. Whose copy it is, only its content says.
 */
export const isCopyInArticle = (name: string): boolean => !isKnownInArticle(name) && namesCopyOf(STEMS_IN_ARTICLE, name)
export const isCopyInLibrary = (name: string): boolean => !isKnownInLibrary(name) && namesCopyOf(STEMS_IN_LIBRARY, name)
export const isCopyInTrash = (name: string): boolean => !isKnownInTrash(name) && namesCopyOf(STEMS_IN_TRASH, name)

/** The article whose folder this is a copy of, `01J… (1)` or `01J…-PC`; null for any other name. */
export const copiedFolder = (name: string): string | null =>
  /^([0-9A-HJKMNP-TV-Z]{26})[^0-9A-Za-z]/.exec(name.normalize('NFC'))?.[1] ?? null

/** A copy of the folder of versions. */
export const isCopyOfVersions = (name: string): boolean => /^versions[^0-9A-Za-z]/.test(name)

/** The hash in the name of a copy of an original or of a version: `<hash> (1).jpg`, `<hash>-PC.json.gz`. */
export const hashInCopy = (name: string): string | null =>
  /(?:^|[^0-9a-f])([0-9a-f]{64})(?:[^0-9a-f]|$)/.exec(name)?.[1] ?? null

/** The stem with more behind it, or with words before it. */
const namesCopyOf = (stems: readonly string[], name: string): boolean => {
  const plain = name.normalize('NFC')
  return stems.some(
    (stem) =>
      new RegExp(`^${stem}[^0-9A-Za-z].*`, 'i').test(plain) || new RegExp(`\\s${stem}\\.jsonl?$`, 'i').test(plain),
  )
}
