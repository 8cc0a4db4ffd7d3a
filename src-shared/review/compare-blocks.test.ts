import { describe, expect, it } from 'vitest'
import { block, bold, figure, paragraph, table, text, told } from './compare.testing.ts'
import { compareBlocks } from './compare-blocks.ts'

const A = paragraph('Con đường dài 2,4 km nối ba thôn với chợ xã.')
const B = paragraph('Bà con hiến gần 900 m² đất để mở rộng nền đường.')
const C = paragraph('Huyện hỗ trợ xi măng, xã lo cát sỏi và ngày công.')
const D = paragraph('Lễ thông xe diễn ra sáng 25/10.')
const rows = (...sides: [Parameters<typeof compareBlocks>[0], Parameters<typeof compareBlocks>[1]]) =>
  told(compareBlocks(...sides))

describe('blocks of two texts', () => {
  it('that are the same are told as the same, whatever their ids', () => {
    const again = { ...A, attrs: { id: 'zzzzzzzzzzzz' } }
    expect(compareBlocks([A, B], [again, B]).map(({ kind }) => kind)).toEqual(['same', 'same'])
  })

  it('that were edited, added and removed stand at their places', () => {
    const edited = paragraph('Bà con hiến hơn 900 m² đất để mở rộng nền đường.', String(B.attrs?.id))
    expect(rows([A, B, C], [A, edited, D])).toEqual([
      '= Con đường dài 2,4 km nối ba thôn với chợ xã.',
      '~ Bà con hiến [-gần-]{+hơn+} 900 m² đất để mở rộng nền đường.',
      '- Huyện hỗ trợ xi măng, xã lo cát sỏi và ngày công.',
      '+ Lễ thông xe diễn ra sáng 25/10.',
    ])
  })

  it('that moved are told where they left and where they came to', () => {
    expect(rows([A, B, C, D], [D, A, B, C])).toEqual([
      '↑4 Lễ thông xe diễn ra sáng 25/10.',
      ...[A, B, C].map((one) => `= ${one.content?.[0]?.text}`),
      '↓1 Lễ thông xe diễn ra sáng 25/10.',
    ])
    const edited = paragraph('Lễ thông xe diễn ra chiều 25/10.', String(D.attrs?.id))
    expect(rows([A, B, C, D], [edited, A, B, C])[0]).toBe('↑4 Lễ thông xe diễn ra [-sáng-]{+chiều+} 25/10.')
  })

  it('of which two changed places, the shorter one moved', () =>
    expect(rows([A, D], [D, A])).toEqual([
      '↑2 Lễ thông xe diễn ra sáng 25/10.',
      '= Con đường dài 2,4 km nối ba thôn với chợ xã.',
      '↓1 Lễ thông xe diễn ra sáng 25/10.',
    ]))

  it('without ids are recognised by their words', () => {
    const bare = (words: string) => paragraph(words, null)
    expect(
      rows(
        [bare('Huyện hỗ trợ xi măng, xã lo cát sỏi.'), bare('Lễ thông xe diễn ra sáng 25/10.')],
        [bare('Mới.'), bare('Huyện hỗ trợ xi măng, xã lo cát và ngày công.')],
      ),
    ).toEqual([
      '+ Mới.',
      '~ Huyện hỗ trợ xi măng, xã lo cát [-sỏi-]{+và ngày công+}.',
      '- Lễ thông xe diễn ra sáng 25/10.',
    ])
  })

  it('follow the words where typing before a paragraph gave its id to the new one', () => {
    const above = paragraph('Mở bài mới.', String(A.attrs?.id))
    const below = paragraph(`${A.content?.[0]?.text} Thêm một câu.`)
    expect(rows([A], [above, below])).toEqual([
      '+ Mở bài mới.',
      '~ Con đường dài 2,4 km nối ba thôn với chợ xã.{+ Thêm một câu.+}',
    ])
  })

  it('that are empty or repeated are never told as moved', () => {
    const star = () => paragraph('* * *')
    const empty = () => paragraph('')
    expect(rows([star(), A, empty(), B, star()], [A, star(), empty(), B])).toEqual([
      '- * * *',
      `= ${A.content?.[0]?.text}`,
      '+ * * *',
      '= ',
      `= ${B.content?.[0]?.text}`,
      '- * * *',
    ])
  })

  it('that became a crosshead or bold say so', () => {
    const id = String(D.attrs?.id)
    expect(rows([D], [{ type: 'heading', attrs: { id, level: 2 }, content: D.content ?? [] }])).toEqual([
      '~ paragraph→heading level: null→2 Lễ thông xe diễn ra sáng 25/10.',
    ])
    expect(rows([paragraph('Sáng nay', id)], [paragraph([text('Sáng nay', bold)], id)])).toEqual(['~ ‹Sáng nay›'])
  })
})

describe('inside a block', () => {
  it('a photo shows its caption, credit, words for the blind and the picture itself', () => {
    const [one, other] = [`media:${'a'.repeat(64)}`, `media:${'b'.repeat(64)}`]
    const before = figure(one, 'Toàn cảnh buổi làm việc', 'Khánh Trình', 'Phòng họp')
    const after = figure(other, 'Quang cảnh buổi làm việc', 'Khánh Trình', 'Phòng họp xã')
    expect(rows([before], [{ ...after, attrs: { ...after.attrs, id: before.attrs?.id } }])).toEqual([
      `~ alt: Phòng họp{+ xã+} media: ${one}→${other} (~ [-Toàn-]{+Quang+} cảnh buổi làm việc | = Khánh Trình)`,
    ])
  })

  it('a photo without its id is known by its picture', () => {
    const media = `media:${'c'.repeat(64)}`
    expect(rows([figure(media, 'Cũ')], [figure(media, 'Chú thích viết lại')])).toEqual([
      '~ (~ [-Cũ-]{+Chú thích viết lại+} | = )',
    ])
  })

  it('a table is compared cell by cell', () => {
    const before = table(['Thôn', 'Số hộ'], ['An Bình', '112'], ['An Hòa', '98'])
    const cells = (row: number) => before.content?.[row]?.content ?? []
    const changed = block('tableCell', [paragraph('115')], { id: cells(1)[1]?.attrs?.id })
    const after = {
      ...before,
      content: [
        before.content?.[0] ?? A,
        { ...(before.content?.[1] ?? A), content: [cells(1)[0] ?? A, changed] },
        block('tableRow', [block('tableCell', [paragraph('An Lạc')]), block('tableCell', [paragraph('64')])]),
        before.content?.[2] ?? A,
      ],
    }
    expect(rows([before], [after])).toEqual([
      '~ (= ThônSố hộ | ~ (= An Bình | ~ (~ [-112-]{+115+})) | + An Lạc64 | = An Hòa98)',
    ])
    // The same table brought in a second time has other ids and is still read by its places.
    expect(rows([table(['112', '98'])], [table(['115', '98'])])).toEqual(['~ (~ (~ (~ [-112-]{+115+}) | = 98))'])
  })

  it('a list shows its items, a gallery its photos, a quote its paragraphs', () => {
    const item = (words: string) => block('listItem', [paragraph(words)])
    const [one, two, three] = [item('Hồ sơ gốc'), item('Bản sao công chứng'), item('Đơn theo mẫu')]
    const list = block('bulletList', [one, two, three])
    expect(rows([list], [{ ...list, content: [three, one, two] }])).toEqual([
      '~ (↑3 Đơn theo mẫu | = Hồ sơ gốc | = Bản sao công chứng | ↓1 Đơn theo mẫu)',
    ])
    const gallery = block('gallery', [figure(null, 'Một'), figure(null, 'Hai')], { title: 'Một số hình ảnh' })
    expect(
      rows(
        [gallery],
        [{ ...gallery, attrs: { ...gallery.attrs, title: 'Hình ảnh' }, content: gallery.content!.slice(1) }],
      ),
    ).toEqual(['~ title: [-Một số hình-]{+Hình+} ảnh (- Một | = Hai)'])
    const quote = block('blockquote', [A])
    expect(rows([quote], [{ ...quote, content: [A, D] }])).toEqual([
      '~ (= Con đường dài 2,4 km nối ba thôn với chợ xã. | + Lễ thông xe diễn ra sáng 25/10.)',
    ])
  })
})
