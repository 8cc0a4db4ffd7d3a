/** What emptying the trash, the check of the library, the support zip and saving elsewhere say when something is wrong. */
export const upkeepVi = {
  'error.trash/nothing': 'Thùng rác không có bài nào để xóa. Không có gì bị đổi.',
  'error.trash/not-confirmed':
    'Chữ gõ xác nhận chưa khớp với số bài ({count}) nên chưa xóa bài nào. Các bài vẫn ở thùng rác. Hãy gõ lại đúng như trên màn hình.',
  'error.diagnostics/folder':
    'Không thấy thư mục này nên chưa ghi thông tin hỗ trợ. Kho bài vẫn nguyên. Hãy chọn một thư mục đang có.',
  'error.save-elsewhere/folder':
    'Không thấy thư mục này nên chưa ghi được. Chữ vẫn ở trên màn hình. Hãy chọn một thư mục đang có, như ổ USB hoặc Tài liệu.',
  'error.article/unreadable':
    'Ổ đĩa không cho đọc bài này. Các bài khác vẫn nguyên. Hãy thử lại; nếu vẫn vậy, chép kho sang ổ khác.',
  'error.article/unknown-file':
    'Trong thư mục của bài có tệp lạ. Bài vẫn nguyên. Sửa kho sẽ chuyển tệp ấy vào nơi cách ly, không xóa.',
  'error.decisions/not-logged': 'Nhật ký của bài chưa ghi đủ. Chữ và lịch sử vẫn nguyên; lần lưu tới sẽ ghi bù.',
  'error.library/unknown-file':
    'Trong kho có tệp lạ. Bài và ảnh vẫn nguyên. Sửa kho sẽ chuyển tệp ấy vào nơi cách ly, không xóa.',
  'error.trash/damaged':
    'Tệp ghi các bài đã xóa hẳn bị hỏng. Các bài vẫn nguyên. Sửa kho sẽ chuyển tệp ấy vào nơi cách ly.',
  'error.trash/not-deleted-yet': 'Bài đã xóa hẳn, tệp đang chờ dọn. Không cần làm gì.',
  'error.undo/unusable': 'Không hoàn tác tiếp được từ lần mở trước. Chữ vẫn nguyên.',
  'error.quarantine/kept': 'Tệp hỏng được giữ riêng, không bị xóa.',
  'error.version/unknown-file':
    'Trong thư mục phiên bản có tệp lạ. Bài vẫn nguyên. Sửa kho sẽ chuyển tệp ấy vào nơi cách ly, không xóa.',
  'error.version/names-damaged':
    'Tệp ghi tên các phiên bản bị hỏng. Bài và các phiên bản vẫn nguyên. Sửa kho sẽ dùng bản liền trước.',
  'error.version/parent-missing': 'Thiếu một phiên bản cũ của bài. Bài và các phiên bản khác vẫn nguyên.',
  'error.version/parent-in-quarantine': 'Một phiên bản cũ bị hỏng, đang được giữ riêng. Bài vẫn nguyên.',
  'error.task/cancelled': 'Đã dừng theo yêu cầu. Không có gì dở dang.',
} as const
