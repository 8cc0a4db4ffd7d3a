import { draftSubject, withStyleInside } from '@shared/export/draft-page.ts'
import { writePageDocument } from '@shared/export/page-document.ts'
import type { InputOf, Settings } from '../../client/index.ts'

type Text = Pick<InputOf<'articles.saveElsewhere'>, 'fields' | 'body'>

/** The text as one page, written without the host: it may be what has gone. */
export function pageToDownload(text: Text, { organisation, genres }: Settings): { name: string; html: string } {
  const genre = genres.find(({ id }) => id === text.fields.genre)?.vi ?? text.fields.genre
  const subject = draftSubject(text, { organisation: organisation.name, genre })
  return { name: `${subject.slug || 'bai-viet'}.html`, html: withStyleInside(writePageDocument(subject)) }
}

/** Hands a page to the browser, which asks or puts it where it puts what is downloaded. */
export function download({ name, html }: { readonly name: string; readonly html: string }): void {
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
