import { dirname, isAbsolute, join } from 'node:path'
import type { Article } from '@shared/article/article.ts'
import { done, type ExportProfile, type Failure, failed, type Profile } from '@shared/contract/operations.ts'
import { actingProfile, type Context, commit, decided, type Handler, load } from '../context.ts'
import type { ExportedArticle } from '../export-articles.ts'

/** The exported document as it would be written, its photos at the host's own addresses. */
export const previewExport: Handler<'export.preview'> = async ({ id, profile }, context) => {
  const loaded = await load(context, id)
  if (!loaded.ok) return loaded
  return context.exporter.preview({ article: loaded.value.article, profile, mediaHref: mediaHrefOf(context) })
}

/**
 * Writes publish-ready folders. Approved articles that pass the checks go out and get an `export` decision; with
 * `includeDrafts` everything goes out for preview, and nothing is recorded.
 * `dir` null: the folder of the settings, or `xuat-ban` beside the library.
 * Errors: `export/folder`, `workflow/missing-role`, `disk/*`.
 */
export const runExport: Handler<'export.run'> = async ({ ids, profile, includeDrafts, dir }, context) => {
  const by = actingProfile(context)
  if (!by.ok) return by
  if (!includeDrafts && !by.value.roles.includes('exporter'))
    return failed('workflow/missing-role', { action: 'export', needs: 'exporter' })
  const target = dir ?? defaultFolder(context)
  if (!isAbsolute(target)) return failed('export/folder')

  const unread: { id: string; reasons: Failure[] }[] = []
  const articles = readOneByOne(context, new Set(ids), (id, reason) => unread.push({ id, reasons: [reason] }))
  const run = await context.exporter.run({ articles, profile, includeDrafts, dir: target })
  if (!run.ok) return run
  if (!includeDrafts) {
    for (const one of run.value.exported) await recordExport(context, by.value, one, profile)
  }
  return done({
    dir: run.value.dir,
    exported: run.value.exported.map((one) => ({ id: one.id, dir: one.dir, files: [...one.files] })),
    refused: [...unread, ...run.value.refused.map((one) => ({ id: one.id, reasons: [...one.reasons] }))],
  })
}

/** One article in memory at a time, however many go out. */
async function* readOneByOne(
  context: Context,
  ids: Iterable<string>,
  refuse: (id: string, reason: Failure) => void,
): AsyncGenerator<Article> {
  for (const id of ids) {
    const loaded = await load(context, id)
    if (!loaded.ok) refuse(id, loaded.error)
    else if (loaded.value.trashedAt) refuse(id, { code: 'article/in-trash' })
    else yield loaded.value.article
  }
}

async function recordExport(
  context: Context,
  by: Profile,
  { id, contentHash, manifestHash }: ExportedArticle,
  profile: ExportProfile,
): Promise<void> {
  const loaded = await load(context, id)
  // The files hold the text that was read; a text changed since then was not exported.
  if (!loaded.ok || loaded.value.contentHash !== contentHash) return
  await commit(
    context,
    decided(context, loaded.value, by, 'export', { profile, manifestHash }),
    loaded.value.generation,
  )
}

function defaultFolder({ library }: Context): string {
  const { exportFolder } = library.config().settings
  return exportFolder === '' ? join(dirname(library.dir), 'xuat-ban') : exportFolder
}

function mediaHrefOf({ door }: Context): (media: string, width: number) => string {
  const base = door === 'electron' ? 'media://photo/' : '/media/'
  return (media, width) => `${base}${media.replace(/^media:/, '')}?w=${width}`
}
