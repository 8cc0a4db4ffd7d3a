import canonicalize from 'canonicalize'
import type { ArticleFields } from './article.ts'
import { carriesId } from './block-ids.ts'
import type { BodyNode } from './body-check.ts'
import { printByline } from './byline.ts'

/**
 * What would be published, as canonical JSON (RFC 8785): fields, printed byline, body without block ids.
 * An approval names the SHA-256 of its UTF-8 bytes.
 */
export function publishedContent({
  fields,
  body,
}: {
  readonly fields: ArticleFields
  readonly body: BodyNode
}): string {
  return (
    canonicalize(wellFormed({ fields: { ...fields, printedByline: printByline(fields) }, body: withoutIds(body) })) ??
    ''
  )
}

/** The body with defaults left out, so that a missing attribute and its default have one hash. */
function withoutIds(node: BodyNode): BodyNode {
  const kept = Object.entries(node.attrs ?? {}).filter(
    ([key, value]) =>
      !(key === 'id' && carriesId(node.type)) && value !== null && value !== '' && !isDefault(key, value),
  )
  return {
    type: node.type,
    ...(kept.length > 0 ? { attrs: Object.fromEntries(kept) } : {}),
    ...(node.content?.length ? { content: node.content.map(withoutIds) } : {}),
    ...(node.text === undefined ? {} : { text: node.text }),
    ...(node.marks?.length ? { marks: node.marks.map(plainMark).sort((a, b) => (a.type < b.type ? -1 : 1)) } : {}),
  }
}

const isDefault = (key: string, value: unknown): boolean => ['colspan', 'rowspan', 'start'].includes(key) && value === 1
const plainMark = (mark: { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }) =>
  mark.attrs && Object.keys(mark.attrs).length > 0 ? { type: mark.type, attrs: mark.attrs } : { type: mark.type }

/** An article stored before the door repaired half characters must still be listed. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wellFormed(inner)]))
}
