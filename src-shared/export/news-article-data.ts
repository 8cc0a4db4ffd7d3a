import { printByline } from '../article/byline.ts'
import { cleanText } from './clean-text.ts'
import { type ExportSubject, printedTitle } from './export-subject.ts'

/** schema.org NewsArticle of an article; what is not known is left out, never guessed. */
export function newsArticleData(subject: ExportSubject, summary: string): Readonly<Record<string, unknown>> {
  const { fields } = subject
  const publisher = text(subject.organisation)
  const printed = text(printByline(fields))
  const people = fields.bylines.flatMap((byline) => {
    const name = text(byline.name)
    const organisation = text(byline.organisation)
    return name === undefined
      ? []
      : [{ '@type': 'Person', name, affiliation: organisation && { '@type': 'Organization', name: organisation } }]
  })
  const images = subject.figures.flatMap((figure) => {
    const widest = figure.files.at(-1)
    return widest
      ? [
          {
            '@type': 'ImageObject',
            contentUrl: widest.href,
            width: widest.width,
            height: widest.height,
            caption: text(figure.caption),
            creditText: text(figure.credit),
          },
        ]
      : []
  })
  const keywords = fields.keywords.flatMap((word) => text(word) ?? [])
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: printedTitle(fields),
    description: text(summary),
    inLanguage: 'vi',
    dateModified: fields.updatedOn ?? undefined,
    articleSection: text(fields.section),
    genre: text(subject.genre),
    keywords: keywords.length > 0 ? keywords : undefined,
    contentLocation: text(fields.place) && { '@type': 'Place', name: text(fields.place) },
    author: people.length > 0 ? people : printed && [{ '@type': 'Person', name: printed }],
    publisher: publisher && { '@type': 'Organization', name: publisher },
    creditText: text(fields.source),
    image: images.length > 0 ? images : undefined,
    creativeWorkStatus: subject.status === 'draft' ? 'Draft' : undefined,
    url: subject.address ?? undefined,
  }
}

const text = (value: string): string | undefined => cleanText(value).trim() || undefined
