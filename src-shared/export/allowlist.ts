/** What may stand in exported markup: per element its attributes. The two lists hold all that the writers can write. */
export type Allowlist = Readonly<Record<string, readonly string[]>>

const span = ['colspan', 'rowspan']

/** The portal's body: no class, no style, no id, no script. */
export const PORTAL_ALLOWLIST: Allowlist = {
  p: [],
  h2: [],
  h3: [],
  ul: [],
  ol: ['start'],
  li: [],
  blockquote: [],
  figure: [],
  figcaption: [],
  img: ['src', 'width', 'height', 'alt'],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope', ...span],
  td: span,
  a: ['href'],
  strong: [],
  em: [],
  u: [],
  sub: [],
  sup: [],
  br: [],
}

/** The `<article>` of the page: the portal's list, the page's own frame and its own class names. */
export const PAGE_ALLOWLIST: Allowlist = {
  ...PORTAL_ALLOWLIST,
  article: [],
  header: [],
  footer: ['class'],
  address: [],
  h1: [],
  time: ['datetime'],
  div: ['class'],
  span: ['class'],
  p: ['class'],
  figure: ['class'],
  img: ['src', 'srcset', 'sizes', 'width', 'height', 'alt'],
}

export const PAGE_CLASSES = [
  'chuyen-muc',
  'ngay',
  'sapo',
  'nguon-anh',
  'cho-anh',
  'bo-anh',
  'ky-ten',
  'ban-nhap',
] as const

/** The whole page: what stands around the article. */
export const DOCUMENT_ALLOWLIST: Allowlist = {
  ...PAGE_ALLOWLIST,
  html: ['lang'],
  head: [],
  title: [],
  meta: ['charset', 'name', 'property', 'content'],
  link: ['rel', 'href'],
  script: ['type'],
  body: [],
  main: [],
}
