import { textBlocks } from '../article/body-text.ts'
import type { CheckIssue } from '../contract/operations.ts'
import { type Check, inBlock, mustMend, opening, shouldLook } from './check.ts'

// Short lines ("Xin cảm ơn.") may stand twice.
const SHORTEST_REPEATED = 40

export const checkParagraphs: Check = ({ fields, body }) => {
  const paragraphs = textBlocks(body).filter(({ node }) => node.type === 'paragraph')
  if (paragraphs.every(({ text }) => text.trim() === '')) return [mustMend('body/empty', { whole: true })]
  const seen = new Set<string>([fields.sapo.trim()])
  const issues: CheckIssue[] = []
  for (const { id, text } of paragraphs) {
    const words = text.replace(/\s+/gu, ' ').trim()
    if (words === '') issues.push(shouldLook('paragraph/empty', inBlock(id)))
    else if (words.length >= SHORTEST_REPEATED && seen.has(words))
      issues.push(shouldLook('paragraph/repeated', inBlock(id), { text: opening(words) }))
    seen.add(words)
  }
  return issues
}
