import { someFields } from '../article/article.testing.ts'
import type { ArticleFields, BodyNode } from '../article/article.ts'
import { photosOf } from '../article/body-text.ts'
import type { ExportSubject } from './export-subject.ts'

export const MEDIA = `media:${'a1'.repeat(32)}`

type Mark = NonNullable<BodyNode['marks']>[number]
export const text = (value: string, ...marks: (string | Mark)[]): BodyNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) } : {}),
})
export const link = (href: string): Mark => ({ type: 'link', attrs: { href } })
export const block = (type: string, ...content: (BodyNode | string)[]): BodyNode => ({
  type,
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
})
export const crosshead = (level: 2 | 3, value: string): BodyNode => ({ ...block('heading', value), attrs: { level } })
export const figure = (media: string | null, caption: string, credit: string, alt: string): BodyNode => ({
  type: 'figure',
  attrs: { media, alt },
  content: [
    { type: 'figureCaption', ...(caption === '' ? {} : { content: [text(caption)] }) },
    { type: 'figureCredit', ...(credit === '' ? {} : { content: [text(credit)] }) },
  ],
})
const cell = (type: 'tableHeader' | 'tableCell', value: string): BodyNode => block(type, block('paragraph', value))

/** A body with every node and mark that an article may hold. */
export const fullBody: BodyNode = {
  type: 'doc',
  content: [
    block(
      'paragraph',
      'Sáng 24/10, ',
      text('xã An Lộc Thượng', 'bold'),
      ' khai trương ',
      text('thư viện sách nói', 'italic', link('https://anlocthuong.vn/thu-vien?muc=1&trang=2')),
      '.',
      { type: 'hardBreak' },
      text('H', 'underline'),
      text('2', 'subscript'),
      text('O', 'superscript'),
    ),
    crosshead(2, 'Một căn phòng nhỏ'),
    block('paragraph', ''.padEnd(1, 'Đ'), 'ầu tiên là chiếc bàn gỗ.'),
    crosshead(3, 'Giờ mở cửa'),
    block(
      'bulletList',
      block('listItem', block('paragraph', 'Sáng: 7h30')),
      block(
        'listItem',
        block('paragraph', 'Chiều'),
        block('bulletList', block('listItem', block('paragraph', '13h30'))),
      ),
    ),
    { ...block('orderedList', block('listItem', block('paragraph', 'Đăng ký'))), attrs: { start: 3 } },
    block('blockquote', block('paragraph', '“Nghe được là vui rồi.”')),
    figure(MEDIA, 'Bà con nghe sách', 'Minh Hải', 'Bốn người đeo tai nghe quanh bàn'),
    figure(null, 'Góc đọc của trẻ em', '', ''),
    block(
      'table',
      block('tableRow', cell('tableHeader', 'Thôn'), cell('tableHeader', 'Số người')),
      block('tableRow', cell('tableHeader', 'Đông Thái'), cell('tableCell', '1.641')),
    ),
    {
      type: 'gallery',
      attrs: { title: 'Một số hình ảnh' },
      content: [figure(MEDIA, 'Cắt băng', 'Ảnh: Minh Hải', 'Cắt băng khai trương')],
    },
  ],
}

/** Article and photos as a profile gets them: every photo that has come is 1600 px wide. */
export function aSubject(
  over: Partial<Omit<ExportSubject, 'fields'>> & { fields?: Partial<ArticleFields> } = {},
): ExportSubject {
  const fields = someFields({
    sapo: 'Từ nay người khiếm thị trong xã có nơi nghe sách miễn phí.',
    leadPhoto: {
      media: MEDIA,
      caption: 'Toàn cảnh buổi khai trương',
      credit: 'Minh Hải',
      alt: 'Sân nhà văn hóa đông người',
    },
    section: 'Văn hóa - Xã hội',
    bylines: [{ name: 'Lê Quỳnh Mai', role: 'Tin, ảnh', organisation: 'Trung tâm Truyền thông An Lộc Thượng' }],
    source: 'Nguồn: UBND xã An Lộc Thượng',
    keywords: ['thư viện', 'sách nói'],
    place: 'Xã An Lộc Thượng',
    ...over.fields,
  })
  const body = over.body ?? fullBody
  const slug = over.slug ?? 'thu-vien'
  return {
    body,
    status: 'approved',
    slug,
    organisation: 'Trung tâm Truyền thông An Lộc Thượng',
    genre: 'Tin',
    address: null,
    ...over,
    fields,
    figures: photosOf({ fields, body }).map(({ photo }, index) => ({
      ...photo,
      order: index + 1,
      files:
        photo.media === null
          ? []
          : [640, 1280, 1600].map((width) => ({
              href: `${slug}-${index + 1}-${width}.jpg`,
              width,
              height: (width * 5) / 8,
            })),
    })),
  }
}

/** Hostile strings of our own: markup, breaking out of attributes and data blocks, addresses that run, bidi, controls. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>window.hit=1</script>',
  '</script><script>window.hit=1</script>',
  '<img src=x onerror=window.hit=1>',
  '"><img src=x onerror=window.hit=1>',
  "'><svg onload=window.hit=1>",
  '" onmouseover="window.hit=1',
  "' onfocus='window.hit=1' autofocus='",
  '</title><script>window.hit=1</script>',
  '</textarea><script>window.hit=1</script>',
  '<svg><script>window.hit=1</script></svg>',
  '<math><mi xlink:href="javascript:window.hit=1">x</mi></math>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<iframe src=javascript:parent.hit=1>',
  '<object data=javascript:window.hit=1>',
  '<embed src=javascript:window.hit=1>',
  '<a href=javascript:window.hit=1>x</a>',
  '<form action=javascript:window.hit=1><input type=submit autofocus>',
  '<base href=https://evil.example/>',
  '<meta http-equiv=refresh content="0;url=javascript:window.hit=1">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<style>@import "https://evil.example/x.css"</style>',
  '<body onload=window.hit=1>',
  '<details open ontoggle=window.hit=1>',
  '<video src=x onerror=window.hit=1>',
  '<audio src=x onerror=window.hit=1>',
  '<input onfocus=window.hit=1 autofocus>',
  '<marquee onstart=window.hit=1>',
  '<template><img src=x onerror=window.hit=1></template>',
  '<noscript><p title="</noscript><img src=x onerror=window.hit=1>">',
  '<!--><img src=x onerror=window.hit=1>-->',
  '<!-- --!><img src=x onerror=window.hit=1>',
  '<![CDATA[<img src=x onerror=window.hit=1>]]>',
  '<?xml version="1.0"?><x>',
  '<!DOCTYPE html><script>window.hit=1</script>',
  ']]><script>window.hit=1</script>',
  '&lt;script&gt;window.hit=1&lt;/script&gt;',
  '&#60;img src=x onerror=window.hit=1&#62;',
  '&amp;lt;b&amp;gt;',
  '\\u003cscript\\u003ewindow.hit=1\\u003c/script\\u003e',
  '\u2028\u2029</script>',
  'javascript:window.hit=1',
  'JaVaScRiPt:window.hit=1',
  'java\tscript:window.hit=1',
  '\u0001javascript:window.hit=1',
  'data:text/html,<script>window.hit=1</script>',
  'vbscript:msgbox(1)',
  '//evil.example/x',
  '\\\\evil.example\\x',
  'file:///etc/passwd',
  'https://evil.example/"onclick="window.hit=1',
  'mailto:a@b.vn?subject="><script>',
  'http://[::1',
  'https://a.vn/%zz',
  '{{constructor.constructor("window.hit=1")()}}',
  '$\u007bwindow.hit=1}',
  '<%= window.hit=1 %>',
  '\u202egpj.exe',
  '\u2066ẩn\u2069',
  'a\u0000b\u0008c',
  '\ud800lẻ\udfff',
  '\ufeffđầu',
  '\u200bẩn',
  'x\ufdd0\u{1fffe}y',
  '<p style="position:fixed">',
  '<b id=location name=cookie>',
  '<a id=hit><a id=hit name=x>',
  '`onclick=window.hit=1`',
  'a.jpg 1x, javascript:window.hit=1 2x',
  '=cmd|" /C calc"!A1',
]
