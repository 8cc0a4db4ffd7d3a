import type { Article } from '@shared/article/article.ts'
import { photosOf } from '@shared/article/body-text.ts'
import { type Finding, problem, type VerifyGiven } from './finding.ts'

/** Finds the photos of an article's texts whose originals are not there; each is told once, however many texts show it. */
export function createPhotoCheck({ originals }: Pick<VerifyGiven, 'originals'>) {
  const told = new Set<string>()
  return (file: string, text: Pick<Article, 'fields' | 'body'>): readonly Finding[] =>
    photosOf(text).flatMap(({ photo: { media } }) => {
      if (media === null || originals.has(media) || told.has(media)) return []
      told.add(media)
      return [problem(file, 'media/missing')]
    })
}
export type PhotoCheck = ReturnType<typeof createPhotoCheck>
