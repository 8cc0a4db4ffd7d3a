import type { CliWords } from './cli-words.ts'

type CareWords = Pick<CliWords, 'language' | 'verified' | 'typeToEmpty'> & {
  readonly failures: CliWords['failures']
}

/** What the commands `verify`, `trash` and `diagnostics` say. */
export const careWordsVi: CareWords = {
  language: 'vi',
  verified: ({ articles, versions, media, problems }) =>
    `${articles} bài, ${versions} phiên bản, ${media} ảnh, ${problems} chỗ hỏng`,
  typeToEmpty: (typed) => `Xóa hẳn mọi bài trên: toasoan trash --empty --typed "${typed}"`,
  failures: {
    'article/not-in-trash': 'Bài không ở thùng rác; không có gì bị đổi.',
    'diagnostics/folder': 'Không thấy thư mục này; hãy chọn một thư mục đang có.',
    'trash/nothing': 'Thùng rác không có bài nào.',
    'trash/not-confirmed': 'Chữ gõ xác nhận chưa khớp với số bài ({count}); chưa xóa bài nào.',
  },
}

export const careWordsEn: CareWords = {
  language: 'en',
  verified: ({ articles, versions, media, problems }) =>
    `${articles} articles, ${versions} versions, ${media} photos, ${problems} problems`,
  typeToEmpty: (typed) => `To remove all of these for good: toasoan trash --empty --typed "${typed}"`,
  failures: {
    'article/not-in-trash': 'The article is not in the trash; nothing was changed.',
    'diagnostics/folder': 'This folder is not there; choose one that exists.',
    'trash/nothing': 'There is nothing in the trash.',
    'trash/not-confirmed': 'What was typed does not match the number of articles ({count}); none was removed.',
  },
}
