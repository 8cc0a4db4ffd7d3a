import type { BodyNode } from './body-check.ts'

const WITHOUT_ID = new Set(['doc', 'text', 'hardBreak', 'figureCaption', 'figureCredit'])

/** Whether blocks of this type carry an id. */
export const carriesId = (type: string): boolean => !WITHOUT_ID.has(type)

/** The body with an id on every block: missing ones made by `createId`, the second of two equal ones replaced. */
export function withBlockIds(body: BodyNode, createId: () => string): BodyNode {
  const seen = new Set<string>()
  const visit = (node: BodyNode): BodyNode => {
    if (!carriesId(node.type)) return node.content ? { ...node, content: node.content.map(visit) } : node
    const old = node.attrs?.id
    const id = typeof old === 'string' && !seen.has(old) ? old : createId()
    seen.add(id)
    const numbered = { ...node, attrs: { ...node.attrs, id } }
    return node.content ? { ...numbered, content: node.content.map(visit) } : numbered
  }
  return visit(body)
}
