import type { ArticleFields, BodyNode } from '@shared/article/article.ts'
import type { Decision } from '@shared/article/decision.ts'
import type { ProposalOfFile } from '@shared/contract/operations.ts'

type Start = {
  readonly fields: Partial<ArticleFields>
  readonly body: BodyNode
  readonly decisions: readonly Decision['kind'][]
  readonly days: number
}

export const fakePhoto = `media:${'ab'.repeat(32)}`

const bodyOf = (...paragraphs: string[]): BodyNode => ({
  type: 'doc',
  content: paragraphs.map((text, at) => ({
    type: 'paragraph',
    attrs: { id: `block${String(at).padStart(7, '0')}` },
    content: [{ type: 'text', text }],
  })),
})
const by = (name: string) => [{ name, role: '', organisation: '' }]
const long =
  'Sáng 24/10, tại nhà văn hóa trung tâm, Ủy ban nhân dân xã An Lộc Thượng phối hợp với Hội Người mù tỉnh khai trương thư viện sách nói đầu tiên của xã. Dự buổi lễ có đồng chí Đinh Trọng Khuê – Phó Chủ tịch UBND xã cùng đông đảo học sinh, phụ huynh.'
const more =
  'Từ tháng 3, 42 học sinh Trường THCS An Lộc đã thu âm 318 đầu sách dưới sự hướng dẫn của các thầy cô. Mỗi đầu sách được nghe lại hai lần trước khi đưa vào kho.'

const starts: readonly Start[] = [
  {
    days: 0,
    decisions: ['create', 'submit'],
    body: bodyOf(long, more),
    fields: {
      title: 'Xã An Lộc Thượng mở thư viện sách nói cho người khiếm thị',
      section: 'Văn hóa – Xã hội',
      sapo: 'Hơn 300 đầu sách do học sinh và giáo viên trong xã thu âm đã có mặt tại nhà văn hóa, phục vụ miễn phí người khiếm thị và người cao tuổi.',
      updatedOn: '2026-10-25',
      eventOn: '2026-10-24',
      bylines: by('Lê Quỳnh Mai'),
      leadPhoto: {
        media: fakePhoto,
        caption: 'Các em học sinh hướng dẫn bà Ngô Thị Dậu dùng máy nghe sách.',
        credit: 'Quỳnh Mai',
        alt: '',
      },
      keywords: ['thư viện', 'sách nói'],
    },
  },
  {
    days: 1,
    decisions: ['create', 'submit'],
    body: bodyOf(long, more, more),
    fields: {
      title:
        'Hội đồng nhân dân xã khóa II thông qua nghị quyết về đường liên thôn giai đoạn 2026–2030 và mức hỗ trợ đối ứng của nhân dân',
      updatedOn: '2026-10-24',
      bylines: [...by('Phạm Ướt'), ...by('Đỗ Nghễ')],
    },
  },
  {
    days: 2,
    decisions: ['create', 'submit', 'startEditing'],
    body: bodyOf(more),
    fields: {
      title: 'Ghi nhanh: đêm trực bão ở thôn Ghềnh Ráng',
      genre: 'ghi-nhanh',
      updatedOn: '2026-10-23',
      bylines: by('Vàng Thị Mỷ'),
    },
  },
  {
    days: 3,
    decisions: ['create', 'submit', 'return'],
    body: bodyOf(long),
    fields: {
      title: 'Cảnh báo hình thức giả danh cán bộ điện lực gọi điện thu tiền',
      updatedOn: '2026-10-22',
      bylines: by('Trần Hữu Đễ'),
    },
  },
  {
    days: 4,
    decisions: ['create', 'submit', 'approve'],
    body: bodyOf(long, more),
    fields: {
      title: 'Giải bóng chuyền nông dân lần thứ VI: xóm Chùa vô địch',
      updatedOn: '2026-10-21',
      bylines: by('Lê Quỳnh Mai'),
    },
  },
  {
    days: 5,
    decisions: ['create', 'submit', 'approve', 'export'],
    body: bodyOf(long, more),
    fields: {
      title: 'Người giữ lửa nghề đan chao ở bản Chiềng',
      genre: 'phong-su',
      updatedOn: '2026-10-20',
      bylines: by('Vàng Thị Mỷ'),
    },
  },
  {
    days: 6,
    decisions: ['create', 'submit', 'approve', 'export', 'publish'],
    body: bodyOf(long),
    fields: { title: 'Lịch tiêm phòng đợt 2 cho trẻ dưới 5 tuổi', updatedOn: '2026-10-19', bylines: by('Đỗ Nghễ') },
  },
  { days: 0, decisions: ['create'], body: bodyOf('TK'), fields: { title: '', updatedOn: null } },
  {
    days: 9,
    decisions: ['create', 'trash'],
    body: bodyOf(more),
    fields: { title: 'Bài viết thử chương trình', updatedOn: '2026-10-12', bylines: by('Lê Quỳnh Mai') },
  },
]

export function fakeStarts(many: number): readonly Start[] {
  const extra = Array.from({ length: many }, (_, at): Start => {
    const from = starts[at % 7] as Start
    return { ...from, days: 7 + at, fields: { ...from.fields, title: `${from.fields.title} (${at + 1})` } }
  })
  return [...starts, ...extra]
}

/** What the reader of the host proposes for a file; `.doc` is refused, `1258` in the name wants another encoding. */
export function fakeFile(
  file: string,
  encoding?: string,
): ProposalOfFile | { file: string; error: { code: string; facts: Record<string, string | number> } } {
  if (file.endsWith('.docx')) return { file, error: { code: 'intake/unsupported', facts: { file } } }
  if (file.includes('1258') && !encoding)
    return { file, error: { code: 'intake/not-utf8', facts: { file, guess: 'windows-1258' } } }
  const line = (tag: ProposalOfFile['lines'][number]['tag'], text: string, sure = true) => ({
    tag,
    text,
    sure,
    block: 'paragraph' as const,
  })
  return {
    file,
    warnings: [],
    cleaned: { indents: 23, blanks: 3 },
    lines: [
      line('drop', 'Tìm kiếm tin tức | Liên kết website | Video khác'),
      line('title', 'Xã An Lộc Thượng mở thư viện sách nói cho người khiếm thị'),
      line('updatedOn', 'Ngày cập nhật 25/10/2026'),
      line(
        'sapo',
        'Hơn 300 đầu sách do học sinh và giáo viên trong xã thu âm đã có mặt tại nhà văn hóa, phục vụ miễn phí người khiếm thị.',
      ),
      line('caption', 'Các em học sinh hướng dẫn bà Ngô Thị Dậu dùng máy nghe sách', false),
      line('body', long),
      line('body', more),
      line('byline', 'Lê Quỳnh Mai (Trung tâm Văn hóa – Thông tin và Thể thao xã)', false),
      line('drop', 'Các tin khác'),
      line('drop', 'Xem tin theo ngày'),
      line('drop', 'Thống kê truy cập · Tổng truy cập 7.650.047'),
    ],
    proposal: {
      title: 'Xã An Lộc Thượng mở thư viện sách nói cho người khiếm thị',
      updatedOn: '2026-10-25',
      eventOn: '2026-10-24',
      sapo: null,
      captions: [],
      byline: null,
      source: null,
    },
  }
}
