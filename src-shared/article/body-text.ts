import type { ArticleFields, Photo } from './article.ts'
import type { BodyNode } from './body-check.ts'

export type PlacedPhoto = { readonly place: 'lead' | string; readonly photo: Photo }

const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'figureCaption', 'figureCredit'])

/** The text of one block without its marks; a line break counts as a line break. */
function blockText(node: BodyNode): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  return (node.content ?? []).map(blockText).join('')
}

/** Every text block of the body in reading order, with the id of the nearest block that carries one. */
export function textBlocks(
  body: BodyNode,
): readonly { readonly id: string; readonly node: BodyNode; readonly text: string }[] {
  const found: { id: string; node: BodyNode; text: string }[] = []
  const visit = (node: BodyNode, nearest: string) => {
    const own = node.attrs?.id
    const id = typeof own === 'string' ? own : nearest
    if (TEXT_BLOCKS.has(node.type)) found.push({ id, node, text: blockText(node) })
    else for (const child of node.content ?? []) visit(child, id)
  }
  visit(body, '')
  return found
}

/** The body as plain text, blocks joined by a line end, empty ones left out. */
export const bodyText = (body: BodyNode): string =>
  textBlocks(body)
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n')

/** Words as the newsroom counts them: runs of letters or digits between blanks. */
export function countWords(text: string): number {
  return text.match(/[^\s]*[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
}

/** The lead photo and every figure of the body, in page order. */
export function photosOf({
  fields,
  body,
}: {
  readonly fields: ArticleFields
  readonly body: BodyNode
}): readonly PlacedPhoto[] {
  const found: PlacedPhoto[] = fields.leadPhoto ? [{ place: 'lead', photo: fields.leadPhoto }] : []
  const visit = (node: BodyNode) => {
    if (node.type === 'figure') found.push({ place: String(node.attrs?.id ?? ''), photo: photoOf(node) })
    else for (const child of node.content ?? []) visit(child)
  }
  visit(body)
  return found
}

/** A figure node read as a photo. */
export function photoOf(figure: BodyNode): Photo {
  const text = (type: string) =>
    (figure.content ?? [])
      .filter((child) => child.type === type)
      .map(blockText)
      .join('')
  const media = figure.attrs?.media
  return {
    media: typeof media === 'string' ? media : null,
    caption: text('figureCaption'),
    credit: text('figureCredit'),
    alt: String(figure.attrs?.alt ?? ''),
  }
}
