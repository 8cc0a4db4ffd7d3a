import { type BodyNode, EMPTY_FIELDS } from '../article/article.ts'
import type { ArticleText } from './compare-articles.ts'

const SYLLABLES =
  'xã huyện thôn bà con đường chợ trường lớp học sinh nông dân mùa vụ lúa chè hội nghị kế hoạch tổ chức thực hiện công tác phòng chống thiên tai bão lũ nước sạch môi trường xây dựng mới phát triển kinh tế hợp tác sản xuất chăn nuôi trồng trọt rừng núi sông suối cầu cống điện sáng y tế trạm bệnh viện người cao tuổi trẻ em phụ nữ thanh niên cựu chiến binh văn hóa thể thao lễ hội đình làng nghề truyền thống du lịch dịch vụ thương mại chuyển đổi số dữ liệu thủ tục hành chính một cửa tiếp nhận trả kết quả và của là được cho với trong những các này khi đã sẽ đang cũng theo về từ đến tại sau trước'.split(
    ' ',
  )

/** Numbers below `most`, the same on every run. */
function createDice(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

const dice = createDice(3)
const sentence = (words: number): string =>
  Array.from({ length: words }, () => SYLLABLES[dice(SYLLABLES.length)] ?? '').join(' ')
const paragraph = (text: string): BodyNode => ({
  type: 'paragraph',
  attrs: {
    id: dice(2 ** 31)
      .toString(36)
      .padStart(12, 'p'),
  },
  content: [{ type: 'text', text: `${text}.` }],
})
const textOf = (node: BodyNode): string => node.content?.[0]?.text ?? ''
const rewritten = (node: BodyNode, share: number): BodyNode => ({
  ...node,
  content: [
    {
      type: 'text',
      text: textOf(node)
        .split(' ')
        .map((word) => (dice(100) < share ? (SYLLABLES[dice(SYLLABLES.length)] ?? word) : word))
        .join(' '),
    },
  ],
})
const article = (content: readonly BodyNode[]): ArticleText => ({
  fields: { ...EMPTY_FIELDS, title: 'Hai mươi nghìn chữ' },
  body: { type: 'doc', content },
})
const withoutId = (node: BodyNode): BodyNode => ({ ...node, attrs: { id: null } })

export type LongCase = { readonly name: string; readonly before: ArticleText; readonly after: ArticleText }

/** 20,000 words in 400 paragraphs, and in one, as an editor and as the worst day would leave them. */
export function longCases(): readonly LongCase[] {
  const paragraphs = Array.from({ length: 400 }, () => paragraph(sentence(50)))
  const before = article(paragraphs)
  const edited = paragraphs.map((node, at) => (at % 4 === 3 ? node : rewritten(node, 10)))
  const moved = edited.splice(40, 20)
  edited.splice(300, 0, ...moved)
  edited.splice(100, 15)
  edited.splice(200, 0, ...Array.from({ length: 15 }, () => paragraph(sentence(50))))
  const one = paragraph(sentence(20_000))
  return [
    { name: '300 paragraphs edited, 20 moved, 15 added, 15 removed', before, after: article(edited) },
    { name: 'the same without ids', before: article(paragraphs.map(withoutId)), after: article(edited.map(withoutId)) },
    { name: 'every paragraph edited', before, after: article(paragraphs.map((node) => rewritten(node, 30))) },
    { name: 'every paragraph written anew', before, after: article(paragraphs.map((node) => rewritten(node, 100))) },
    {
      name: 'every paragraph another, without ids',
      before: article(paragraphs.map(withoutId)),
      after: article(paragraphs.map(() => withoutId(paragraph(sentence(50))))),
    },
    { name: 'one paragraph of 20,000 words edited', before: article([one]), after: article([rewritten(one, 10)]) },
    { name: 'one paragraph of 20,000 words rewritten', before: article([one]), after: article([rewritten(one, 70)]) },
    {
      name: 'one paragraph of 20,000 words written anew',
      before: article([one]),
      after: article([rewritten(one, 100)]),
    },
  ]
}
