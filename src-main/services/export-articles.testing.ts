import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anArticle } from '@shared/article/article.testing.ts'
import type { Article, ArticleFields, BodyNode } from '@shared/article/article.ts'
import { publishedContent } from '@shared/article/content.ts'
import type { Decision } from '@shared/article/decision.ts'
import { done, failed, type Settings } from '@shared/contract/operations.ts'
import { fullBody, MEDIA } from '@shared/export/export-subject.testing.ts'
import sharp from 'sharp'
import { createPictures } from '../media/pictures.ts'
import { createExporter } from './export-articles.ts'
import { sha256Hex } from './export-folder.ts'

export const settings: Settings = {
  language: 'vi',
  theme: 'system',
  organisation: { id: 'an-loc-thuong', name: 'Trung tâm Truyền thông An Lộc Thượng', address: '', siteUrl: '' },
  exportFolder: '',
  backup: { folder: '', everyHours: 0 },
  sections: [],
  genres: [{ id: 'tin', vi: 'Tin', en: 'News item' }],
}

/** Every kind of block, and every photo has come. */
const arrivedBody: BodyNode = {
  ...fullBody,
  content: fullBody.content?.filter((node) => node.type !== 'figure' || node.attrs?.media !== null),
}

/** An article with every kind of block, ready to be approved. */
export const readyArticle = (over: Partial<ArticleFields> = {}, body: BodyNode = arrivedBody): Article =>
  anArticle(
    {
      title: 'Xã An Lộc Thượng mở thư viện sách nói',
      sapo: 'Từ nay người khiếm thị trong xã có nơi nghe sách miễn phí.',
      leadPhoto: {
        media: MEDIA,
        caption: 'Toàn cảnh buổi khai trương',
        credit: 'Minh Hải',
        alt: 'Sân nhà văn hóa đông người',
      },
      section: 'Văn hóa - Xã hội',
      source: 'Nguồn: UBND xã An Lộc Thượng',
      keywords: ['thư viện', 'sách nói'],
      place: 'Xã An Lộc Thượng',
      ...over,
    },
    body,
  )

export const approved = (article: Article): Article => {
  const decision: Decision = {
    kind: 'approve',
    at: '2026-10-25T08:00:00.000Z',
    by: 'an',
    byName: 'Trần Văn An',
    contentHash: sha256Hex(publishedContent(article)),
    signedWarnings: [],
  }
  return { ...article, decisions: [...article.decisions, decision] }
}

/** A real exporter over one generated photo of 1600 × 1000 in a temporary folder. `now` is 26/10/2026 08:00 in Viet Nam. */
export async function anExporter() {
  const root = await mkdtemp(join(tmpdir(), 'toa-soan-export-'))
  const path = join(root, 'photo.png')
  await mkdir(join(root, 'out'))
  await sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#5a8f6b' } })
    .png()
    .toFile(path)
  const pictures = createPictures({
    locate: async (media) => (media === MEDIA ? done({ path }) : failed('media/not-found')),
  })
  const exporter = createExporter({ pictures, now: () => new Date('2026-10-26T01:00:00Z'), settings: () => settings })
  return { root, dir: join(root, 'out'), exporter, pictures, end: () => rm(root, { recursive: true, force: true }) }
}
