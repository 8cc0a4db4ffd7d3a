import { ARTICLE_SCHEMA_VERSION, type Article } from '@shared/article/article.ts'
import { withBlockIds } from '@shared/article/block-ids.ts'
import { done } from '@shared/contract/operations.ts'
import { slugOf } from '@shared/vietnamese/slug.ts'
import { diskFailure } from '../../store/disk/disk-failure.ts'
import { seal } from '../../store/disk/envelope.ts'
import { nodeFs } from '../../store/disk/store-fs.ts'
import { writeNewFiles } from '../../store/disk/write-new-files.ts'
import { existingFolder } from '../care/choose-dir.ts'
import { savedPage } from '../care/saved-page.ts'
import type { Context, Handler } from '../context.ts'
import { inNfc } from '../in-nfc.ts'

/** Writes the text of the window beside the library's own disk; asks nothing of the library but what it can still read. */
export const saveElsewhere: Handler<'articles.saveElsewhere'> = async ({ id, fields, body, dir }, context) => {
  const folder = await existingFolder(dir, 'save-elsewhere/folder')
  if (!folder.ok) return folder
  const text = { fields: inNfc(fields), body: withBlockIds(inNfc(body), context.newBlockId) }
  const { organisation, genres } = context.library.config().settings
  const genre = genres.find((each) => each.id === fields.genre)?.vi ?? fields.genre
  const { article, generation } = await whole(context, id, text)
  try {
    const files = await writeNewFiles(nodeFs, folder.value, slugOf(text.fields.title), [
      { ending: '.html', bytes: Buffer.from(savedPage(text, { organisation: organisation.name, genre })) },
      { ending: '.toasoan.json', bytes: seal({ generation, schemaVersion: ARTICLE_SCHEMA_VERSION, data: article }) },
    ])
    return done({ dir: folder.value, files: [...files] })
  } catch (error) {
    return diskFailure(error)
  }
}

/** The text with the history that the library holds of it, or with none where even reading fails. */
async function whole(
  { library, now }: Context,
  id: string,
  text: Pick<Article, 'fields' | 'body'>,
): Promise<{ readonly article: Article; readonly generation: number }> {
  const savedAt = now().toISOString()
  const stored = await library.read(id)
  if (stored.ok) return { article: { ...stored.value.article, ...text, savedAt }, generation: stored.value.generation }
  const organisationId = library.config().settings.organisation.id
  const article: Article = {
    schemaVersion: ARTICLE_SCHEMA_VERSION,
    ...{ id, organisationId, createdAt: savedAt, savedAt, decisions: [] },
    ...text,
  }
  return { article, generation: 0 }
}
