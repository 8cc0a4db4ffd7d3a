/** One sentence per code that the store, the services and the readers give beyond errors.vi.ts, and the notes of a reader. */
export const failuresVi = {
  'error.article/damaged':
    'Tệp của bài bị hỏng và chưa có bản sao đọc được. Tệp được giữ riêng, các bài khác vẫn nguyên. Hãy báo người phụ trách.',
  'error.article/history-rewritten':
    'Lịch sử của bài không khớp với bản đã lưu nên chưa lưu. Bản đã lưu vẫn nguyên. Hãy mở lại bài.',
  'error.article/not-empty':
    'Bài đang mở đã có chữ nên không đưa trang vào đây. Bài vẫn nguyên. Hãy tạo bài mới rồi dán lại.',
  'error.article/not-in-trash': 'Bài không ở thùng rác. Không có gì bị đổi. Hãy mở lại danh sách.',
  'error.export/check-failed': 'Bài còn lỗi: {check}.',
  'error.export/embargo': 'Bài chưa được đăng trước ngày {until}.',
  'error.export/not-clean':
    'Trang xuất có phần không an toàn nên không ghi ra. Bài vẫn nguyên. Hãy dán lại đoạn mới thêm bằng chữ trơn.',
  'error.intake/nothing-read':
    'Không đọc được dòng nào từ tệp này. Kho bài vẫn nguyên. Hãy chép chữ trên trang rồi dán vào.',
  'error.intake/too-complex':
    'Trang lồng quá nhiều cấp nên không đọc. Kho bài vẫn nguyên. Hãy chép chữ trên trang rồi dán vào.',
  'error.intake/too-long': 'Tệp dài quá mức một bài. Kho bài vẫn nguyên. Hãy tách tệp rồi thử lại.',
  'error.intake/unsupported':
    'Chưa đọc được loại tệp này. Kho bài vẫn nguyên. Hãy lưu thành .txt hoặc .html rồi đưa vào lại.',
  'error.internal/unexpected':
    'Chương trình gặp lỗi bên trong. Bản lưu trước vẫn nguyên. Hãy thử lại; nếu vẫn vậy, chép chi tiết gửi người phụ trách.',
  'error.host/broken':
    'Chương trình gặp lỗi bên trong. Bản lưu trước vẫn nguyên. Hãy thử lại; nếu vẫn vậy, chép chi tiết gửi người phụ trách.',
  'error.library/damaged': 'Tệp của kho bài bị hỏng. Tệp được giữ riêng, các bài vẫn nguyên. Hãy báo người phụ trách.',
  'error.library/invalid': 'Cài đặt gửi lên không đúng khuôn nên chưa lưu. Cài đặt cũ vẫn nguyên. Hãy xem lại từng ô.',
  'error.library/not-found':
    'Thư mục này không có kho bài và cũng không ghi được. Không có gì bị đổi. Hãy chọn thư mục khác.',
  'error.media/damaged': 'Ảnh bị hỏng, không đọc được. Bài vẫn nguyên. Hãy chép lại ảnh từ máy gốc.',
  'error.media/empty': 'Tệp ảnh trống. Bài vẫn nguyên. Hãy chọn ảnh khác.',
  'error.media/svg-refused':
    'Ảnh SVG không được nhận vì có thể chứa lệnh. Bài vẫn nguyên. Hãy lưu thành PNG hoặc JPEG rồi chọn lại.',
  'error.media/too-many-pixels': 'Ảnh có quá nhiều điểm ảnh. Bài vẫn nguyên. Hãy thu nhỏ ảnh rồi chọn lại.',
  'error.media/unreadable': 'Không đọc được ảnh trong kho. Chữ và chú thích vẫn nguyên. Hãy chọn lại ảnh.',
  'error.profile/none-chosen': 'Chưa chọn người làm việc. Bài vẫn nguyên. Hãy chọn tên của bạn ở góc dưới bên trái.',
  'error.seeds/unreadable': 'Dữ liệu mẫu trong bản cài này bị hỏng. Kho bài vẫn nguyên. Hãy bắt đầu bằng bài mới.',
  'error.workflow/check-failed':
    'Bài còn {errors} lỗi nên chưa duyệt được. Bài vẫn nguyên. Hãy mở bảng kiểm tra và sửa trước.',
  'error.workflow/may-not-edit':
    'Vai trò của bạn không sửa được bài ở trạng thái này. Bài vẫn nguyên. Hãy nhờ đồng nghiệp hoặc đổi người làm việc.',
  'error.workflow/warnings-not-signed':
    'Còn {warnings} chỗ nên xem chưa ký nhận. Bài vẫn nguyên. Hãy ký nhận hoặc sửa rồi duyệt lại.',
  'warning.intake/captions-parted': 'Đã tách {captions} chú thích dính liền.',
  'warning.intake/converted': 'Tệp ghi theo bảng mã {encoding}, đã chuyển sang Unicode. Hãy xem kỹ dấu.',
  'warning.intake/hidden-left-out': 'Đã bỏ {blocks} phần ẩn của trang.',
  'warning.intake/lines-joined': 'Đã nối {lines} dòng bị ngắt giữa câu.',
  'warning.intake/no-body': 'Chưa thấy thân bài.',
  'warning.intake/no-date': 'Chưa thấy ngày cập nhật.',
  'warning.intake/no-title': 'Chưa thấy tiêu đề.',
  'warning.intake/printed-twice': 'Đã bỏ {lines} dòng in hai lần.',
} as const
