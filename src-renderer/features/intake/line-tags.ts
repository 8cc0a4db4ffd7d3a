import type { LineTag, TaggedLine } from '../../client/index.ts'

/** The tags in the order of their keys 1–8. */
export const LINE_TAGS: readonly LineTag[] = [
  'title',
  'updatedOn',
  'sapo',
  'body',
  'caption',
  'byline',
  'source',
  'drop',
]

export type Tagging = { readonly lines: readonly TaggedLine[]; readonly current: number }
export type TaggingAction =
  | { readonly kind: 'start'; readonly lines: readonly TaggedLine[] }
  | { readonly kind: 'select'; readonly line: number }
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'tag'; readonly line: number; readonly tag: LineTag }

/** The lines of a file with the first doubtful one chosen, else the first. */
export function startTagging(lines: readonly TaggedLine[]): Tagging {
  const doubtful = lines.findIndex((line) => !line.sure)
  return { lines, current: Math.max(0, doubtful) }
}

/** A page has one title and one date: tagging another line takes the tag from the line that had it. */
export function tagging(state: Tagging, action: TaggingAction): Tagging {
  switch (action.kind) {
    case 'start':
      return startTagging(action.lines)
    case 'select':
      return { ...state, current: within(state.lines.length, action.line) }
    case 'move':
      return { ...state, current: within(state.lines.length, state.current + action.by) }
    case 'tag':
      return { current: within(state.lines.length, action.line), lines: retag(state.lines, action.line, action.tag) }
  }
}

/** What a key does to the lines: arrows move, 1–8 tag the current line; null for any other key. */
export function actionOfKey(state: Tagging, key: string): TaggingAction | null {
  const tag = /^[1-8]$/.test(key) ? LINE_TAGS[Number(key) - 1] : undefined
  if (tag) return { kind: 'tag', line: state.current, tag }
  switch (key) {
    case 'ArrowDown':
      return { kind: 'move', by: 1 }
    case 'ArrowUp':
      return { kind: 'move', by: -1 }
    case 'PageDown':
      return { kind: 'move', by: 10 }
    case 'PageUp':
      return { kind: 'move', by: -10 }
    case 'Home':
      return { kind: 'select', line: 0 }
    case 'End':
      return { kind: 'select', line: state.lines.length - 1 }
    default:
      return null
  }
}

const SINGLE: readonly LineTag[] = ['title', 'updatedOn']

function retag(lines: readonly TaggedLine[], at: number, tag: LineTag): readonly TaggedLine[] {
  return lines.map((line, index) => {
    if (index === at) return { ...line, tag, sure: true }
    return SINGLE.includes(tag) && line.tag === tag ? { ...line, tag: 'body', sure: false } : line
  })
}

const within = (length: number, line: number) => Math.max(0, Math.min(length - 1, line))
