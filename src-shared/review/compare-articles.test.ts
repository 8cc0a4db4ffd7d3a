import { describe, expect, it } from 'vitest'
import { aBody, someFields } from '../article/article.testing.ts'
import { marked, paragraph } from './compare.testing.ts'
import { compareArticles, differencesIn } from './compare-articles.ts'
import type { FieldPart } from './compare-fields.ts'
import { mergeChosen } from './merge-chosen.ts'

const text = (over: Parameters<typeof someFields>[0] = {}, body = aBody('Sáng 24/10, xã khai trương thư viện.')) => ({
  fields: someFields(over),
  body,
})
const toldPart = (part: FieldPart): string => {
  if (part.shape === 'words') return `${part.name}: ${marked(part.pieces)}`
  if (part.shape === 'value') return `${part.name}: ${part.before}→${part.after}`
  return part.items.map(({ kind, text: item }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${item}`).join(',')
}
const toldFields = (before: ReturnType<typeof text>, after: ReturnType<typeof text>) =>
  compareArticles(before, after)
    .fields.filter(({ same }) => !same)
    .map(({ field, parts }) => `${field} ${parts.map(toldPart).join(' · ')}`)

describe('the fields of two texts', () => {
  it('are told one by one, texts word by word', () =>
    expect(
      toldFields(
        text({ keywords: ['thư viện', 'nông thôn'], genre: 'tin', section: 'Văn hóa' }),
        text({
          title: 'Xã An Lộc Hạ mở thư viện sách nói',
          updatedOn: '2026-10-26',
          keywords: ['thư viện', 'sách nói'],
          genre: 'bai',
        }),
      ),
    ).toEqual([
      'title text: Xã An Lộc [-Thượng-]{+Hạ+} mở thư viện sách nói',
      'updatedOn value: 2026-10-25→2026-10-26',
      'section value: Văn hóa→null',
      'genre value: tin→bai',
      'keywords  thư viện,-nông thôn,+sách nói',
    ]))

  it('show the lead photo part by part, also where there was none', () => {
    const media = `media:${'a'.repeat(64)}`
    const photo = { media, caption: 'Toàn cảnh lễ khai trương', credit: 'Lê Mai', alt: '' }
    const given = toldFields(
      text({ leadPhoto: photo }),
      text({ leadPhoto: { ...photo, caption: 'Toàn cảnh buổi lễ' } }),
    )
    expect(given).toEqual([
      `leadPhoto picture: ${media}→${media} · caption: Toàn cảnh [-lễ khai trương-]{+buổi lễ+} · credit: Lê Mai · alt: `,
    ])
    expect(toldFields(text(), text({ leadPhoto: photo }))).toEqual([
      `leadPhoto picture: null→${media} · caption: {+Toàn cảnh lễ khai trương+} · credit: {+Lê Mai+} · alt: `,
    ])
  })

  it('show the byline as it is printed, and the persons where that stays the same', () => {
    const mai = { name: 'Lê Quỳnh Mai', role: '', organisation: '' }
    expect(toldFields(text(), text({ bylines: [{ ...mai, role: 'Ảnh' }] }))).toEqual([
      'byline text: {+Ảnh: +}Lê Quỳnh Mai',
    ])
    const printed = { printedByline: 'Quỳnh Mai' }
    expect(toldFields(text(printed), text({ ...printed, bylines: [{ ...mai, organisation: 'Đài' }] }))).toEqual([
      'byline text: Lê Quỳnh Mai{+, Đài+}',
    ])
  })
})

describe('choosing between two texts', () => {
  const kept = paragraph('Mở đầu không ai sửa, giữ nguyên.')
  const [moved, left] = [paragraph('Đoạn được chuyển xuống cuối bài.'), paragraph('Đoạn chỉ có ở bản đang lưu.')]
  const stored = text({ sapo: 'Sapo cũ' }, { type: 'doc', content: [moved, kept, left] })
  const copy = text({ sapo: 'Sapo mới', place: 'An Lộc' }, { type: 'doc', content: [kept, moved] })
  const comparison = compareArticles(stored, copy)

  it('names every place once, a moved block too', () =>
    expect(differencesIn(comparison).map(({ key }) => key)).toEqual([
      'field sapo',
      'field place',
      'block 2',
      'moved 1 2',
    ]))

  it('takes each from the chosen side', () => {
    const chosen = new Map([
      ['field sapo', 'before'],
      ['block 2', 'before'],
      ['moved 1 2', 'before'],
    ] as const)
    expect(mergeChosen(comparison, chosen, 'after')).toEqual({
      fields: { ...copy.fields, sapo: 'Sapo cũ' },
      body: { type: 'doc', content: [moved, kept, left] },
    })
  })

  it('that leaves no block at all still makes a text', () => {
    const [one, other] = [text({}, aBody('Cũ.')), text({}, aBody('Hoàn toàn khác, chuyện khác.'))]
    const bare = (side: typeof one) => ({
      ...side,
      body: { type: 'doc', content: [paragraph(side === one ? 'Cũ.' : 'Khác', null)] },
    })
    const rows = compareArticles(bare(one), bare(other))
    const none = new Map(
      differencesIn(rows).map(
        ({ key, row }) => [key, 'kind' in row && row.kind === 'added' ? 'before' : 'after'] as const,
      ),
    )
    expect(mergeChosen(rows, none, 'after').body).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
  })
})
