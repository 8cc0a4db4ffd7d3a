import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5'

export type HtmlNode = DefaultTreeAdapterMap['node']
export type HtmlElement = DefaultTreeAdapterMap['element']

/** A page deeper or with more elements than this is refused: the parser's own work grows with depth times length. */
const TREE_LIMITS = { depth: 256, elements: 200_000 } as const

/** Parses a page into a tree and nothing else: no script runs, nothing is fetched. Null when it is over the limits. */
export function parseHtml(html: string): HtmlNode | null {
  let elements = 0
  let depth = 0
  const count = (): void => {
    elements += 1
    if (elements > TREE_LIMITS.elements) throw new TooComplex()
  }
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement: (...args) => {
      count()
      return defaultTreeAdapter.createElement(...args)
    },
    onItemPush: () => {
      depth += 1
      if (depth > TREE_LIMITS.depth) throw new TooComplex()
    },
    onItemPop: () => {
      depth -= 1
    },
  }
  try {
    return parse(html, { treeAdapter })
  } catch (error) {
    if (error instanceof TooComplex) return null
    throw error
  }
}

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node

export const childrenOf = (node: HtmlNode): readonly HtmlNode[] => ('childNodes' in node ? node.childNodes : [])

export const attribute = (element: HtmlElement, name: string): string =>
  element.attrs.find((each) => each.name === name)?.value ?? ''

/** The text below a node, up to a length, without what is never printed. */
export function textOf(node: HtmlNode, limit = 2000): string {
  const waiting: HtmlNode[] = [node]
  let text = ''
  for (let next = waiting.pop(); next && text.length < limit; next = waiting.pop()) {
    if (next.nodeName === '#text' && 'value' in next) text += next.value
    else if (!isElement(next) || !NEVER_PRINTED.has(next.tagName)) waiting.push(...childrenOf(next).toReversed())
  }
  return text.slice(0, limit)
}

/** Elements whose content is no text of the page. */
export const NEVER_PRINTED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'applet',
  'svg',
  'math',
  'select',
  'option',
  'datalist',
  'textarea',
  'input',
  'button',
  'video',
  'audio',
  'canvas',
  'map',
  'noembed',
  'noframes',
  'frameset',
  'title',
  'meta',
  'link',
  'base',
  'dialog',
  'xml',
  'plaintext',
])

class TooComplex extends Error {}
