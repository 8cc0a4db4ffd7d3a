import { printDate } from '@shared/article/calendar-date.ts'
import { dayInVietnam } from '../day-in-vietnam.ts'

const ABOUT: readonly (readonly [RegExp, string])[] = [
  [
    /^tinh-trang\.json$/,
    'số bài, dung lượng từng phần, lần lưu và sao lưu gần nhất, tệp bị cách ly, ổ đĩa, phiên bản chương trình',
  ],
  [/^toa-soan-electron\.log/, 'nhật ký của cửa sổ Tòa Soạn: lúc nào mở, lưu chậm, lưu hỏng, khôi phục'],
  [/^toa-soan-local-web\.log/, 'nhật ký khi mở bằng trình duyệt'],
  [/^toa-soan-cli\.log/, 'nhật ký của các lệnh gõ'],
  [/^toa-soan-/, 'nhật ký'],
]

/** What a person reads before sending the zip: what is in it and what is not. */
export function supportReadme(names: readonly string[], now: Date): string {
  const lines = names.map((name) => `- ${name}: ${ABOUT.find(([known]) => known.test(name))?.[1] ?? ''}`)
  return `Thông tin hỗ trợ của Tòa Soạn
Lập ngày ${printDate(dayInVietnam(now))}. Giờ trong các tệp là giờ quốc tế, cộng 7 thì ra giờ Việt Nam.

Tệp này giúp người phụ trách tìm nguyên nhân khi chương trình trục trặc.
Mọi tệp bên trong đều là chữ thường, mở bằng Notepad để đọc trước khi gửi.

Có trong này:
${lines.join('\n')}

Không có trong này:
- chữ, tiêu đề, chú thích, ảnh của bất cứ bài nào
- tên người, tên máy, tên cơ quan
- đường dẫn thư mục trên máy này
- mật khẩu hay khóa nào

Mỗi bài chỉ hiện bằng mã (26 chữ và số). Người ở ngoài tòa soạn không suy ra được bài từ mã ấy.
`.replaceAll('\n', '\r\n')
}
