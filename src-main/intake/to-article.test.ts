import { findBodyFault } from '@shared/article/body-check.ts'
import type { TaggedLine } from '@shared/contract/operations.ts'
import { describe, expect, it } from 'vitest'
import { countingIds } from './portal-page.testing.ts'
import { toArticle } from './to-article.ts'

const line = (tag: TaggedLine['tag'], text: string, block: TaggedLine['block'] = 'paragraph'): TaggedLine => ({
  tag,
  text,
  block,
  sure: true,
})
const built = (...lines: TaggedLine[]) => toArticle(lines, { eventOn: null, newBlockId: countingIds() })
const shape = (...lines: TaggedLine[]) => (built(...lines).body.content ?? []).map((node) => node.type)

describe('confirmed lines become an article', () => {
  it('with the first caption at the lead photo, its credit apart, and the photo still to come', () => {
    const { fields, body } = built(
      line('title', 'Giải bóng chuyền'),
      line('caption', 'Trao cúp vô địch (Ảnh: HỮU ĐẠT)'),
      line('body', 'Sáng 8/3.'),
      line('caption', 'Cổ động viên'),
    )
    expect(fields.leadPhoto).toEqual({ media: null, caption: 'Trao cúp vô địch', credit: 'HỮU ĐẠT', alt: '' })
    expect(body.content?.map((node) => node.type)).toEqual(['paragraph', 'figure'])
    expect(body.content?.[1]).toMatchObject({
      attrs: { media: null },
      content: [{ type: 'figureCaption', content: [{ text: 'Cổ động viên' }] }, { type: 'figureCredit' }],
    })
  })
  it('with a closing gallery kept whole under its heading', () => {
    const { fields, body } = built(
      line('body', 'Sáng 8/3.'),
      line('body', 'Một số hình ảnh:', 'gallery'),
      line('caption', 'Thi giã gạo', 'gallery'),
      line('caption', 'Trao quà', 'gallery'),
    )
    expect(fields.leadPhoto).toBeNull()
    expect(body.content?.[1]).toMatchObject({
      type: 'gallery',
      attrs: { title: 'Một số hình ảnh:' },
      content: [{ type: 'figure' }, { type: 'figure' }],
    })
    expect(findBodyFault(body)).toBeNull()
  })
  it('with items gathered into one list and crossheads of their level', () => {
    expect(
      shape(
        line('body', 'Phân công', 'h2'),
        line('body', 'a', 'bullet'),
        line('body', 'b', 'bullet'),
        line('body', 'c', 'ordered'),
      ),
    ).toEqual(['heading', 'bulletList', 'orderedList'])
  })
  it('with byline, source and date as printed', () => {
    const { fields } = built(
      line('byline', 'Tin, ảnh: Hữu Đạt'),
      line('source', 'Theo TQĐT'),
      line('updatedOn', 'Ngày cập nhật 11/03/2026'),
      line('body', 'Sáng 8/3.'),
      line('drop', 'Tin khác'),
    )
    expect(fields).toMatchObject({
      printedByline: 'Tin, ảnh: Hữu Đạt',
      bylines: [{ name: 'Hữu Đạt', role: 'Tin, ảnh', organisation: '' }],
      source: 'Theo TQĐT',
      updatedOn: '2026-03-11',
    })
  })
  it('without losing a text that is too long for its field', () => {
    const long = 'rất dài '.repeat(100).trim()
    const { fields, body } = built(line('title', long))
    expect(fields.title).toBe('')
    expect(JSON.stringify(body)).toContain(long)
  })
  it('without any line as one empty paragraph', () => {
    expect(findBodyFault(built().body)).toBeNull()
    expect(shape()).toEqual(['paragraph'])
  })
})
