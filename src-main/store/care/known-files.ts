import { ulidSchema } from '@shared/article/article.ts'

/** What lies in a library's folder by this program's own hand, file and folder names alike. */
const IN_LIBRARY =
  /^(library\.json(\.bak)?|library\.v\d{1,6}\.json|index\.json|backups\.json(\.bak)?|reserve|LOCK|LOCK\.gate|LOCK\.json|articles|media|trash|quarantine|tmp)$/
const IN_ARTICLE =
  /^(article\.json(\.bak)?|article\.v\d{1,6}\.json|decisions\.jsonl(\.bak)?|version-names\.json(\.bak)?|undo\.jsonl|versions)$/
const IN_TRASH = /^(purged\.json(\.bak)?|media)$/
/** What systems leave in every folder; it never holds anything of the newsroom's. */
const OF_THE_SYSTEM = /^(desktop\.ini|thumbs\.db|\.ds_store|\._.*|\.directory)$/i
/** An original in the trash, with the instant at which it came there. */
const TRASHED_ORIGINAL = /^(([0-9a-f]{64})\.(?:jpg|png|webp|gif|avif))\.(\d{1,15})$/
const TRASHED_ARTICLE = /^([0-9A-HJKMNP-TV-Z]{26})\.\d{1,15}$/

export const isKnownInLibrary = (name: string): boolean => IN_LIBRARY.test(name) || isOfTheSystem(name)
export const isKnownInArticle = (name: string): boolean => IN_ARTICLE.test(name) || isOfTheSystem(name)
export const isKnownInTrash = (name: string): boolean =>
  IN_TRASH.test(name) || TRASHED_ARTICLE.test(name) || isOfTheSystem(name)
export const isOfTheSystem = (name: string): boolean => OF_THE_SYSTEM.test(name)
export const isArticleFolder = (name: string): boolean => ulidSchema.safeParse(name).success

/** The article that a folder in the trash was, or null for anything else. */
export const trashedArticle = (name: string): string | null => TRASHED_ARTICLE.exec(name)?.[1] ?? null

/** What the name of an original in the trash says, or null for anything else. */
export function trashedOriginal(
  name: string,
): { readonly name: string; readonly sha256: string; readonly at: number } | null {
  const [, original, sha256, at] = TRASHED_ORIGINAL.exec(name) ?? []
  return original && sha256 && at ? { name: original, sha256, at: Number(at) } : null
}
