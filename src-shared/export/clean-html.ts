import { type DefaultTreeAdapterTypes, parse, parseFragment, serialize } from 'parse5'
import sanitize from 'sanitize-html'
import { isSafeLink } from '../article/safe-link.ts'
import { done, type Envelope, failed } from '../contract/operations.ts'
import { type Allowlist, DOCUMENT_ALLOWLIST, PAGE_ALLOWLIST, PAGE_CLASSES, PORTAL_ALLOWLIST } from './allowlist.ts'

/**
 * Last gate of a portal body: `export/not-clean` {found} unless strict sanitising changes nothing, parsing again gives
 * the same tree, and nothing outside the allowlist is in it. Returns the markup as it came.
 */
export const passPortalBody = (html: string, isOwnPicture: (href: string) => boolean): Envelope<string> =>
  pass(html, PORTAL_ALLOWLIST, isOwnPicture, findInFragment(html, PORTAL_ALLOWLIST, isOwnPicture))

/** The same gate for a whole page document: its article is sanitised, the document around it is read against its own list. */
export function passPageDocument(html: string, isOwnPicture: (href: string) => boolean): Envelope<string> {
  const start = html.indexOf('<article>')
  const end = html.lastIndexOf('</article>')
  if (start < 0 || end < start) return failed('export/not-clean', { found: 'article' })
  const inside = html.slice(start, end + '</article>'.length)
  const found = findOutside(parse(html), DOCUMENT_ALLOWLIST, isOwnPicture)
  const result = pass(
    inside,
    PAGE_ALLOWLIST,
    isOwnPicture,
    found ?? findInFragment(inside, PAGE_ALLOWLIST, isOwnPicture),
  )
  return result.ok ? done(html) : result
}

type Node = DefaultTreeAdapterTypes.Node

function pass(
  html: string,
  allowed: Allowlist,
  isOwnPicture: (href: string) => boolean,
  found: string | null,
): Envelope<string> {
  if (found !== null) return failed('export/not-clean', { found })
  const parsed = serialize(parseFragment(html))
  if (parsed !== serialize(parseFragment(parsed))) return failed('export/not-clean', { found: 'unstable' })
  const sanitised = serialize(parseFragment(strictlySanitised(html, allowed, isOwnPicture)))
  return sanitised === parsed ? done(html) : failed('export/not-clean', { found: 'sanitised' })
}

const findInFragment = (html: string, allowed: Allowlist, isOwnPicture: (href: string) => boolean): string | null =>
  findOutside(parseFragment(html), allowed, isOwnPicture)

const strictlySanitised = (html: string, allowed: Allowlist, isOwnPicture: (href: string) => boolean): string =>
  sanitize(html, {
    allowedTags: Object.keys(allowed),
    allowedAttributes: Object.fromEntries(Object.entries(allowed).map(([tag, attributes]) => [tag, [...attributes]])),
    allowedClasses: Object.fromEntries(
      Object.entries(allowed).flatMap(([tag, attributes]) =>
        attributes.includes('class') ? [[tag, [...PAGE_CLASSES]]] : [],
      ),
    ),
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['media', 'http', 'https'] },
    allowProtocolRelative: false,
    nestingLimit: 200,
    exclusiveFilter: (frame) => frame.tag === 'img' && !isOwnPicture(frame.attribs.src ?? ''),
    parser: { decodeEntities: true },
  })

/** Name of the first thing outside the list, or null. Walks without recursion: hostile markup may be deep. */
function findOutside(root: Node, allowed: Allowlist, isOwnPicture: (href: string) => boolean): string | null {
  const waiting: Node[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const found = faultOf(node, allowed, isOwnPicture)
    if (found !== null) return found
    if ('childNodes' in node) waiting.push(...node.childNodes)
    if ('content' in node) return 'template'
  }
  return null
}

function faultOf(node: Node, allowed: Allowlist, isOwnPicture: (href: string) => boolean): string | null {
  if (node.nodeName.startsWith('#')) return node.nodeName === '#comment' ? 'comment' : null
  if (!('tagName' in node)) return null
  const attributes = Object.hasOwn(allowed, node.tagName) ? allowed[node.tagName] : undefined
  if (!attributes || node.namespaceURI !== 'http://www.w3.org/1999/xhtml') return node.tagName
  for (const { name, value } of node.attrs) {
    if (!attributes.includes(name) || !isAllowedValue(node, name, value, isOwnPicture)) return `${node.tagName} ${name}`
  }
  if (node.tagName === 'script' && !isDataBlock(node)) return 'script'
  return null
}

function isAllowedValue(
  node: DefaultTreeAdapterTypes.Element,
  name: string,
  value: string,
  isOwnPicture: (href: string) => boolean,
): boolean {
  switch (name) {
    case 'class':
      return PAGE_CLASSES.some((own) => own === value)
    case 'href':
      return node.tagName === 'link' ? /^bai-viet\.css$/.test(value) || isSafeLink(value) : isSafeLink(value)
    case 'src':
      return isOwnPicture(value)
    case 'srcset':
      return value.split(', ').every((part) => isOwnPicture(part.replace(/ \d+w$/, '')))
    case 'rel':
      return value === 'stylesheet' || value === 'canonical'
    default:
      return true
  }
}

/** The one script that may stand there is data: JSON that holds no markup. */
function isDataBlock(node: DefaultTreeAdapterTypes.Element): boolean {
  const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
  if (!node.attrs.some(({ name, value }) => name === 'type' && value === 'application/ld+json') || text.includes('<'))
    return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
