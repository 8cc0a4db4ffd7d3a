import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Article } from '@shared/article/article.ts'
import { photosOf } from '@shared/article/body-text.ts'
import { publishedContent } from '@shared/article/content.ts'
import {
  done,
  type Envelope,
  type ExportProfile,
  type Failure,
  failed,
  type Settings,
} from '@shared/contract/operations.ts'
import type { ExportFigure, ExportStatus, ExportSubject } from '@shared/export/export-subject.ts'
import { type MetadataField, metadataFields } from '@shared/export/metadata-fields.ts'
import { slugOf } from '@shared/vietnamese/slug.ts'
import canonicalize from 'canonicalize'
import type { Pictures } from '../media/pictures.ts'
import { diskFailure } from '../store/disk/disk-failure.ts'
import { dayInVietnam } from './day-in-vietnam.ts'
import { exportedDocument, exportedTextFiles } from './export-documents.ts'
import { chooseFolder, type ExportFile, isExportName, sha256Hex, writeExportFolder } from './export-folder.ts'
import { makePictures, previewFigures } from './export-pictures.ts'
import { exportRefusals } from './export-refusals.ts'

export type ExportedArticle = {
  readonly id: string
  /** Absolute path of its folder. */
  readonly dir: string
  readonly files: readonly string[]
  readonly status: ExportStatus
  readonly contentHash: string
  readonly manifestHash: string
}
export type ExportResult = {
  readonly dir: string
  readonly exported: readonly ExportedArticle[]
  readonly refused: readonly { readonly id: string; readonly reasons: readonly Failure[] }[]
}
export type Exporter = ReturnType<typeof createExporter>

/**
 * Turns articles into folders ready to publish. `run` writes; `preview` gives the same document for the window.
 * Without `includeDrafts` only approved text that passes the checks goes out; with it everything goes, marked as a draft.
 */
export function createExporter({
  pictures,
  now,
  settings,
}: {
  readonly pictures: Pictures
  readonly now: () => Date
  readonly settings: () => Settings
}) {
  const subjectOf = (
    article: Article,
    slug: string,
    figures: readonly ExportFigure[],
    status: ExportStatus,
  ): ExportSubject => {
    const { organisation, genres } = settings()
    const { fields, body, decisions } = article
    const published = decisions.findLast((decision) => decision.kind === 'publish')
    return {
      fields,
      body,
      figures,
      status,
      slug,
      organisation: organisation.name,
      genre: genres.find((genre) => genre.id === fields.genre)?.vi ?? fields.genre,
      address: published?.address ?? null,
    }
  }

  const exportOne = async (article: Article, order: Order, taken: Set<string>): Promise<Envelope<ExportedArticle>> => {
    const { dir, profile, status } = order
    const contentHash = sha256Hex(publishedContent(article))
    const slug = await chooseFolder(dir, slugOf(article.fields.title), { articleId: article.id, profile }, taken)
    const made = await makePictures(photosOf(article), slug, pictures, status === 'draft')
    if (!made.ok) return made
    const texts = exportedTextFiles(subjectOf(article, slug, made.value.figures, status), profile)
    if (!texts.ok) return texts
    const content = [...texts.value, ...made.value.files].sort((a, b) => (a.name < b.name ? -1 : 1))
    const manifest = manifestOf(content, { articleId: article.id, contentHash, profile, status, slug })
    const files = [...content, { name: 'manifest.json', bytes: Buffer.from(manifest, 'utf8') }]
    const bad = [{ name: slug }, ...files].find((file) => !isExportName(file.name))
    if (bad) return failed('export/not-clean', { found: bad.name })
    await writeExportFolder(dir, slug, files)
    taken.add(slug)
    return done({
      id: article.id,
      dir: resolve(dir, slug),
      files: files.map((file) => file.name),
      status,
      contentHash,
      manifestHash: sha256Hex(manifest),
    })
  }

  return {
    /** The exported document with photos at `mediaHref(media, width)`, its plain form and the fields of the metadata sheet. */
    async preview({
      article,
      profile,
      mediaHref,
    }: {
      readonly article: Article
      readonly profile: ExportProfile
      readonly mediaHref: (media: string, width: number) => string
    }): Promise<Envelope<{ html: string; plain: string; metadata: MetadataField[] }>> {
      const contentHash = sha256Hex(publishedContent(article))
      const status =
        exportRefusals(article, { contentHash, today: dayInVietnam(now()) }).length === 0 ? 'approved' : 'draft'
      const figures = await previewFigures(photosOf(article), pictures, mediaHref)
      const subject = subjectOf(article, slugOf(article.fields.title), figures, status)
      const document = exportedDocument(subject, profile)
      return document.ok ? done({ ...document.value, metadata: [...metadataFields(subject)] }) : document
    },

    /** Writes one folder per article under `dir`. What is refused, or fails on the way, leaves its old folder as it was. */
    async run({
      articles,
      profile,
      includeDrafts,
      dir,
    }: {
      readonly articles: Iterable<Article> | AsyncIterable<Article>
      readonly profile: ExportProfile
      readonly includeDrafts: boolean
      readonly dir: string
    }): Promise<Envelope<ExportResult>> {
      const exported: ExportedArticle[] = []
      const refused: { id: string; reasons: readonly Failure[] }[] = []
      const taken = new Set<string>()
      try {
        await mkdir(dir, { recursive: true })
      } catch (cause) {
        return diskFailure(cause)
      }
      for await (const article of articles) {
        const reasons = includeDrafts
          ? []
          : exportRefusals(article, { contentHash: sha256Hex(publishedContent(article)), today: dayInVietnam(now()) })
        if (reasons.length > 0) {
          refused.push({ id: article.id, reasons })
          continue
        }
        const status = includeDrafts ? 'draft' : 'approved'
        const one = await exportOne(article, { dir, profile, status }, taken).catch(diskFailure)
        if (one.ok) exported.push(one.value)
        else refused.push({ id: article.id, reasons: [one.error] })
      }
      return done({ dir: resolve(dir), exported, refused })
    },
  }
}

type Order = { readonly dir: string; readonly profile: ExportProfile; readonly status: ExportStatus }

function manifestOf(files: readonly ExportFile[], about: Readonly<Record<string, string>>): string {
  const listed = files.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength, sha256: sha256Hex(bytes) }))
  return `${canonicalize({ manifestVersion: 1, ...about, files: listed }) ?? ''}\n`
}
