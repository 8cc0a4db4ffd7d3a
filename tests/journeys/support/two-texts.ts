import type { Page } from '@playwright/test'
import type { ArticleFields, BodyNode } from '../../../src-shared/article/article.ts'
import { askHost } from './ask-host.ts'
import { aPhoto } from './desk.ts'

type Opened = { readonly article: { readonly id: string; readonly fields: ArticleFields }; readonly generation: number }

const TITLE = 'Khánh thành cầu treo Khe Ngang, ba thôn vùng cao hết cảnh lụy đò mỗi khi mùa lũ về'

/**
 * An article with a version and a text that differs from it in every way there is, and a copy that met it. Gives both
 * titles.
 */
export const twoTextsThatMet = async (page: Page): Promise<{ readonly original: string; readonly copy: string }> => {
  const photo = (await aPhoto()).toString('base64')
  const { media } = await askHost<{ media: string }>(page, 'media.add', { name: 'cau.jpg', data: photo })
  const { article, generation } = await askHost<Opened>(page, 'articles.create', {
    fields: { title: TITLE, sapo: 'Cây cầu nối ba thôn với trung tâm xã.', keywords: ['cầu treo', 'nông thôn'] },
    body: body(BEFORE),
  })
  const { id, fields } = article
  await askHost(page, 'versions.name', { id, version: null, name: 'Bản gửi lần đầu' })
  const leadPhoto = { media, caption: 'Cầu treo Khe Ngang', credit: 'Lê Minh An', alt: 'Cầu treo bắc qua suối' }
  const changed = {
    ...fields,
    leadPhoto,
    sapo: 'Cây cầu nối ba thôn với trung tâm xã đã thông.',
    keywords: ['cầu treo'],
  }
  await askHost(page, 'articles.save', { id, basedOn: generation, fields: changed, body: body(after(media)) })
  await askHost(page, 'articles.save', {
    id,
    basedOn: generation,
    fields: { ...fields, place: 'Khe Ngang' },
    body: body(COPY),
  })
  return { original: TITLE, copy: `(Bản xung đột) ${TITLE}` }
}

const body = (content: readonly BodyNode[]): BodyNode => ({ type: 'doc', content })
const text = (words: string, ...marks: NonNullable<BodyNode['marks']>): BodyNode => ({
  type: 'text',
  text: words,
  marks,
})
const block = (name: string, type: string, content: readonly BodyNode[], attrs = {}): BodyNode => ({
  type,
  attrs: { id: name.padEnd(12, '0'), ...attrs },
  content,
})
const paragraph = (name: string, ...content: readonly (string | BodyNode)[]): BodyNode =>
  block(
    name,
    'paragraph',
    content.map((part) => (typeof part === 'string' ? text(part) : part)),
  )
const item = (name: string): BodyNode => block(`${name}li`, 'listItem', [paragraph(name, `Thôn ${name}`)])
const row = (name: string, ...cells: readonly string[]): BodyNode =>
  block(
    `${name}row`,
    'tableRow',
    cells.map((words, at) => block(`${name}c${at}`, 'tableCell', [paragraph(`${name}p${at}`, words)])),
  )
const figure = (name: string, media: string | null, caption: string): BodyNode =>
  block(name, 'figure', [{ type: 'figureCaption', content: [text(caption)] }, { type: 'figureCredit' }], {
    media,
    alt: '',
  })

const OPENING = paragraph('opening', 'Sáng 25/10, xã khánh thành cầu treo sau bảy tháng thi công.')
const LENGTH = paragraph('length', 'Cầu dài 86 m, rộng 2,5 m, theo Quyết định 69/QĐ-UBND.')
const CHAIR = paragraph('chair', 'Ông Đinh Trọng Khuê cho biết 146 hộ dân không còn phải qua đò mỗi mùa lũ.')
const SAME = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu'].map((name, at) =>
  paragraph(`same${at}`, `Đoạn giữ nguyên thứ ${name} nói về đường dẫn và người trực cầu.`),
)
const BEFORE: readonly BodyNode[] = [
  OPENING,
  LENGTH,
  CHAIR,
  ...SAME,
  block('heading', 'heading', [text('Niềm vui bên suối')], { level: 3 }),
  block('list', 'bulletList', [item('khe'), item('ban'), item('na')]),
  block('table', 'table', [row('head', 'Nguồn', 'Triệu đồng'), row('xa', 'Ngân sách xã', '1.138')]),
  figure('figure', null, 'Toàn cảnh cầu treo'),
  paragraph('gone', 'Đoạn này sẽ bị bỏ.'),
]
const after = (media: string): readonly BodyNode[] => [
  CHAIR,
  OPENING,
  paragraph(
    'length',
    'Cầu dài 86 m, rộng ',
    text('2,8 m', { type: 'bold' }),
    ', theo Quyết định ',
    text('69/QĐ-UBND', { type: 'link', attrs: { href: 'https://anlocthuong.vn/69' } }),
    '.',
  ),
  ...SAME,
  block('heading', 'heading', [text('Niềm vui bên suối')], { level: 2 }),
  block('list', 'bulletList', [item('na'), item('khe'), item('moi')]),
  block('table', 'table', [
    row('head', 'Nguồn', 'Triệu đồng'),
    row('xa', 'Ngân sách xã', '1.150'),
    row('dan', 'Dân', '312'),
  ]),
  figure('figure', media, 'Toàn cảnh cầu treo nhìn từ bến đò'),
  paragraph('fresh', 'Đoạn này được viết thêm.'),
]
const COPY: readonly BodyNode[] = [OPENING, CHAIR, ...SAME, paragraph('mine', 'Đoạn chỉ có ở bản giữ riêng.')]
