/** Why a backup could not be made, read, merged or restored: what happened, what is safe, what to do. */
export const backupVi = {
  'error.backup/already-running':
    'Đang có một bản sao lưu được ghi. Kho bài và các bản sao lưu cũ vẫn nguyên. Hãy đợi xong rồi làm lại.',
  'error.backup/folder':
    'Thư mục này không dùng được: phải là đường dẫn đầy đủ tới một thư mục. Kho bài vẫn nguyên. Hãy chọn thư mục khác.',
  'error.backup/folder-inside-library':
    'Thư mục này nằm trong kho bài. Kho bài vẫn nguyên. Hãy chọn thư mục ở ngoài, tốt nhất là trên ổ đĩa khác.',
  'error.backup/folder-gone':
    'Không thấy thư mục sao lưu: có thể ổ USB đã rút hoặc mạng đã ngắt. Kho bài và các bản sao lưu cũ vẫn nguyên. Hãy cắm lại rồi sao lưu lần nữa.',
  'error.backup/folder-read-only':
    'Không có quyền ghi vào thư mục này. Kho bài vẫn nguyên. Hãy chọn thư mục khác hoặc bỏ khóa chống ghi.',
  'error.backup/folder-not-empty':
    'Thư mục này đã có tệp nên không khôi phục vào đó. Không có gì bị đổi. Hãy chọn một thư mục trống hoặc gõ tên thư mục mới.',
  'error.backup/disk-full':
    'Ổ đĩa không đủ chỗ. Bản đang ghi dở đã được xóa; kho bài và các bản sao lưu cũ vẫn nguyên. Hãy dọn ổ đĩa hoặc chọn ổ khác.',
  'error.backup/disk-failed':
    'Ổ đĩa báo lỗi ({errno}) nên chưa ghi xong. Kho bài và các bản sao lưu cũ vẫn nguyên. Hãy thử lại hoặc chọn ổ khác.',
  'error.backup/not-verified':
    'Bản sao lưu vừa ghi đọc lại không đúng ({file}) nên đã bị bỏ. Kho bài và các bản sao lưu cũ vẫn nguyên. Hãy chọn ổ đĩa khác.',
  'error.backup/not-found': 'Không thấy tệp sao lưu này. Kho bài vẫn nguyên. Hãy chọn lại tệp.',
  'error.backup/unreadable':
    'Không đọc được tệp sao lưu ({errno}). Kho bài vẫn nguyên. Hãy cắm lại ổ đĩa hoặc chép tệp sang ổ khác rồi thử lại.',
  'error.backup/not-a-zip': 'Tệp này không phải tệp zip. Kho bài vẫn nguyên. Hãy chọn một bản sao lưu của Tòa Soạn.',
  'error.backup/not-a-backup':
    'Tệp zip này không phải bản sao lưu của Tòa Soạn. Kho bài vẫn nguyên. Hãy chọn tệp có tên bắt đầu bằng “ToaSoan-”.',
  'error.backup/cut-short':
    'Tệp sao lưu bị cụt, có lẽ chép chưa xong. Kho bài vẫn nguyên. Hãy chép lại tệp hoặc chọn bản sao lưu khác.',
  'error.backup/directory-damaged':
    'Mục lục của tệp sao lưu bị hỏng. Kho bài vẫn nguyên. Hãy chép lại tệp hoặc chọn bản sao lưu khác.',
  'error.backup/manifest-damaged':
    'Bảng kê của tệp sao lưu bị hỏng hoặc bị sửa. Kho bài vẫn nguyên. Hãy chọn bản sao lưu khác.',
  'error.backup/file-damaged':
    'Trong tệp sao lưu có tệp bị hỏng: {file}. Kho bài vẫn nguyên, chưa có gì được đưa vào. Hãy chọn bản sao lưu khác.',
  'error.backup/file-missing':
    'Tệp sao lưu thiếu {file}. Kho bài vẫn nguyên, chưa có gì được đưa vào. Hãy chọn bản sao lưu khác.',
  'error.backup/file-extra':
    'Trong tệp sao lưu có tệp không nằm trong bảng kê: {file}. Kho bài vẫn nguyên, chưa có gì được đưa vào. Hãy chọn bản sao lưu khác.',
  'error.backup/newer-version':
    'Bản sao lưu do bản Tòa Soạn mới hơn ghi (phiên bản {version}). Kho bài vẫn nguyên. Hãy cập nhật chương trình rồi mở lại.',
  'error.backup/hostile-name':
    'Trong tệp có tên không được phép ({name}) nên tệp bị từ chối. Kho bài vẫn nguyên. Đừng dùng tệp này.',
  'error.backup/hostile-size':
    'Trong tệp có phần lớn bất thường ({name}) nên tệp bị từ chối. Kho bài vẫn nguyên. Đừng dùng tệp này.',
  'error.backup/changed':
    'Tệp sao lưu đã khác so với lúc xem. Kho bài vẫn nguyên, chưa có gì được đưa vào. Hãy xem lại tệp rồi mới gộp.',
} as const
