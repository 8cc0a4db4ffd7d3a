import type { BodyNode } from '../article/article.ts'
import { safeLink } from '../article/safe-link.ts'
import { escapeHtml } from './escape-html.ts'

/** Text, marks and line breaks of one block as HTML. Marks nest in one fixed order, so equal text gives equal bytes. */
export function writeInline(nodes: readonly BodyNode[]): string {
  const runs = withoutBlankLinks(nodes.map(runOf))
  const open: Mark[] = []
  let html = ''
  for (const run of runs) {
    let kept = 0
    while (kept < open.length && kept < run.marks.length && sameMark(open[kept], run.marks[kept])) kept++
    while (open.length > kept) html += `</${open.pop()?.tag}>`
    for (const mark of run.marks.slice(kept)) {
      html += mark.href === null ? `<${mark.tag}>` : `<a href="${escapeHtml(mark.href)}">`
      open.push(mark)
    }
    html += run.html
  }
  while (open.length > 0) html += `</${open.pop()?.tag}>`
  return html
}

/** Whether a block would print nothing. */
export const isBlank = (nodes: readonly BodyNode[]): boolean =>
  nodes.every((node) => node.type !== 'text' || escapeHtml(node.text ?? '').trim() === '')

type Mark = { readonly tag: string; readonly href: string | null }
type Run = { readonly html: string; readonly marks: readonly Mark[] }

const MARK_TAGS = [
  ['link', 'a'],
  ['bold', 'strong'],
  ['italic', 'em'],
  ['underline', 'u'],
  ['subscript', 'sub'],
  ['superscript', 'sup'],
] as const

const sameMark = (a: Mark | undefined, b: Mark | undefined): boolean => a?.tag === b?.tag && a?.href === b?.href

function runOf(node: BodyNode): Run {
  const html = node.type === 'hardBreak' ? '<br>' : escapeHtml(node.text ?? '')
  const marks = MARK_TAGS.flatMap(([type, tag]): Mark[] => {
    const mark = node.marks?.find((candidate) => candidate.type === type)
    if (!mark) return []
    if (type !== 'link') return [{ tag, href: null }]
    const href = safeLink(String(mark.attrs?.href ?? ''))
    return href === null ? [] : [{ tag, href }]
  })
  return { html, marks }
}

/** A link that holds nothing to read can be neither seen nor named by a screen reader. */
function withoutBlankLinks(runs: readonly Run[]): readonly Run[] {
  const hrefOf = (run: Run | undefined) => run?.marks.find((mark) => mark.tag === 'a')?.href ?? null
  const result: Run[] = []
  for (let start = 0; start < runs.length; ) {
    const href = hrefOf(runs[start])
    let end = start + 1
    while (end < runs.length && hrefOf(runs[end]) === href) end++
    const group = runs.slice(start, end)
    const blank = group.every((run) => run.html === '<br>' || run.html.trim() === '')
    result.push(
      ...(href !== null && blank
        ? group.map((run) => ({ ...run, marks: run.marks.filter((mark) => mark.tag !== 'a') }))
        : group),
    )
    start = end
  }
  return result
}
