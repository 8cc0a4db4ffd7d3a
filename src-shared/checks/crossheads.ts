import { textBlocks } from '../article/body-text.ts'
import type { CheckIssue } from '../contract/operations.ts'
import { type Check, inBlock, opening, shouldLook } from './check.ts'

/** h3 only under an h2: a screen reader walks crossheads by level. */
export const checkCrossheads: Check = ({ body }) => {
  const issues: CheckIssue[] = []
  let above = 1
  for (const { id, node, text } of textBlocks(body)) {
    if (node.type !== 'heading') continue
    const level = Number(node.attrs?.level)
    if (text.trim() === '') issues.push(shouldLook('crosshead/empty', inBlock(id)))
    else if (level > above + 1) issues.push(shouldLook('crosshead/order', inBlock(id), { text: opening(text) }))
    above = level
  }
  return issues
}
