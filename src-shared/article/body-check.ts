import { z } from 'zod'
import { markRules, nodeRules } from './body-rules.ts'

/** ProseMirror JSON of the closed schema. Read it only after `bodySchema` has accepted it. */
export type BodyNode = {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly BodyNode[]
  readonly text?: string
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[]
}

/** Limits of the design's safety page: checked before any node is built. Text in UTF-8 bytes. */
export const BODY_LIMITS = { depth: 64, nodes: 50_000, textBytes: 5_000_000 } as const

export type BodyFault = { readonly code: string; readonly path: string }

/**
 * Checks untrusted JSON against the closed body schema without recursion past the depth limit.
 * Returns the first fault (`body/too-deep`, `body/too-many-nodes`, `body/too-long`, `body/unknown-node`,
 * `body/bad-attribute`, `body/bad-mark`, `body/bad-content`) or null.
 */
export function findBodyFault(value: unknown): BodyFault | null {
  const waiting: { node: unknown; depth: number; path: string; parent: string | null }[] = [
    { node: value, depth: 0, path: '', parent: null },
  ]
  let nodes = 0
  let bytes = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth, path, parent } = next
    if (depth > BODY_LIMITS.depth) return { code: 'body/too-deep', path }
    if (++nodes > BODY_LIMITS.nodes) return { code: 'body/too-many-nodes', path }
    if (!isRecord(node) || typeof node.type !== 'string') return { code: 'body/unknown-node', path }
    const type = node.type
    const rule = Object.hasOwn(nodeRules, type) ? nodeRules[type] : undefined
    if (!rule || (parent === null) !== (type === 'doc')) return { code: 'body/unknown-node', path: `${path}/${type}` }
    if (Object.keys(node).some((key) => !['type', 'attrs', 'content', 'text', 'marks'].includes(key)))
      return { code: 'body/bad-content', path }
    if (parent !== null && !nodeRules[parent]?.children.includes(type))
      return { code: 'body/bad-content', path: `${path}/${type}` }
    if (!rule.attrs.safeParse(node.attrs ?? {}).success) return { code: 'body/bad-attribute', path: `${path}/${type}` }
    if (type === 'text') {
      if (typeof node.text !== 'string' || node.text === '') return { code: 'body/bad-content', path }
      bytes += utf8Length(node.text)
      if (bytes > BODY_LIMITS.textBytes) return { code: 'body/too-long', path }
    } else if (node.text !== undefined) return { code: 'body/bad-content', path }
    const fault = markFault(node.marks, rule.marks, path)
    if (fault) return fault
    const content = node.content ?? []
    if (!Array.isArray(content) || content.length < rule.atLeast)
      return { code: 'body/bad-content', path: `${path}/${type}` }
    if (content.length + nodes > BODY_LIMITS.nodes) return { code: 'body/too-many-nodes', path }
    for (const [index, child] of content.entries())
      waiting.push({ node: child, depth: depth + 1, path: `${path}/${index}`, parent: type })
  }
  return null
}

/** zod form of `findBodyFault`, for use inside other schemas. */
export const bodySchema = z.custom<BodyNode>().check((context) => {
  const fault = findBodyFault(context.value)
  if (fault) context.issues.push({ code: 'custom', message: `${fault.code} at ${fault.path}`, input: context.value })
})

function markFault(marks: unknown, allowed: boolean, path: string): BodyFault | null {
  if (marks === undefined) return null
  if (!Array.isArray(marks) || marks.length > 8 || (marks.length > 0 && !allowed))
    return { code: 'body/bad-mark', path }
  for (const mark of marks) {
    if (!isRecord(mark) || typeof mark.type !== 'string') return { code: 'body/bad-mark', path }
    const rule = Object.hasOwn(markRules, mark.type) ? markRules[mark.type] : undefined
    if (!rule?.safeParse(mark.attrs ?? {}).success) return { code: 'body/bad-mark', path: `${path}/${mark.type}` }
  }
  return null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
