/** One sentence per failure code: what happened, what is safe, what to do. */
export const errorsVi = {
  'error.unknown':
    'Có việc không làm được (mã {code}). Chữ đã lưu vẫn nguyên. Hãy thử lại; nếu vẫn vậy, chép chi tiết gửi người phụ trách.',
  'error.article/changed-elsewhere':
    'Bài này vừa được lưu ở nơi khác. Cả hai bản đều được giữ. Hãy mở bản mới rồi đối chiếu.',
  'error.article/not-saved':
    'Bài đang mở CHƯA LƯU được nên chưa rời bài. Chữ vẫn ở trên màn hình. Hãy thử lưu lại hoặc chép chữ ra nơi khác.',
  'error.article/not-found':
    'Không thấy bài này trong kho. Các bài khác vẫn nguyên. Hãy tìm trong thùng rác hoặc mở lại danh sách.',
  'error.article/in-trash': 'Bài đang ở thùng rác nên không sửa được. Chữ vẫn nguyên. Hãy khôi phục bài trước.',
  'error.article/newer-version':
    'Bài do bản Tòa Soạn mới hơn ghi nên ở đây chỉ đọc. Chữ vẫn nguyên. Hãy cập nhật chương trình.',
  'error.article/invalid':
    'Nội dung gửi lên không đúng khuôn của bài. Bản đã lưu vẫn nguyên. Hãy hoàn tác lần dán cuối rồi thử lại.',
  'error.library/read-only':
    'Kho bài đang chỉ đọc nên chưa lưu được. Chữ vẫn ở trên màn hình. Hãy chép ra nơi khác hoặc đóng cửa sổ kia rồi mở lại.',
  'error.library/not-empty': 'Kho đã có bài nên không mở dữ liệu mẫu. Bài trong kho vẫn nguyên.',
  'error.seeds/missing': 'Không thấy dữ liệu mẫu trong bản cài này. Kho bài vẫn nguyên. Hãy bắt đầu bằng bài mới.',
  'error.disk/full':
    'Ổ đĩa đã đầy nên CHƯA LƯU được. Bản lưu trước vẫn nguyên, chữ vẫn ở trên màn hình. Hãy dọn ổ đĩa rồi thử lại.',
  'error.disk/failed':
    'Ổ đĩa báo lỗi nên CHƯA LƯU được. Bản lưu trước vẫn nguyên, chữ vẫn ở trên màn hình. Hãy thử lại hoặc chép ra nơi khác.',
  'error.workflow/not-allowed':
    'Trạng thái hiện tại của bài không cho làm việc này. Bài vẫn nguyên. Hãy mở lại bài để xem trạng thái mới.',
  'error.workflow/missing-role':
    'Vai trò của bạn không làm được việc này. Bài vẫn nguyên. Hãy đổi người làm việc hoặc nhờ đồng nghiệp.',
  'error.profile/not-found': 'Không thấy người này trong kho. Không có gì bị đổi. Hãy chọn lại tên.',
  'error.input/invalid': 'Có chỗ điền chưa đúng. Không có gì bị đổi. Hãy xem lại rồi thử lần nữa.',
  'error.media/not-a-picture': 'Tệp này không phải ảnh JPEG, PNG hoặc WebP. Bài vẫn nguyên. Hãy chọn ảnh khác.',
  'error.media/too-large': 'Ảnh quá lớn. Bài vẫn nguyên. Hãy thu nhỏ ảnh rồi chọn lại.',
  'error.media/not-found': 'Không thấy ảnh trong kho. Chữ và chú thích vẫn nguyên. Hãy chọn lại ảnh.',
  'error.intake/not-text': '“{file}” không phải tệp chữ. Kho bài vẫn nguyên. Hãy chọn tệp .txt hoặc .html.',
  'error.intake/too-large': '“{file}” quá lớn để đọc. Kho bài vẫn nguyên. Hãy tách tệp rồi thử lại.',
  'error.intake/not-utf8':
    '“{file}” không ghi theo Unicode nên chữ có thể sai. Kho bài vẫn nguyên. Hãy thử đọc lại theo bảng mã cũ, xem trước rồi mới nhận.',
  'error.intake/empty': '“{file}” không có chữ nào. Kho bài vẫn nguyên. Hãy chọn tệp khác.',
  'error.export/not-approved': 'Bài chưa được duyệt.',
  'error.export/folder': 'Không ghi được vào thư mục xuất. Bài vẫn nguyên. Hãy chọn thư mục khác.',
  'error.export/photo-missing': 'Thiếu tệp ảnh trong kho. Bài vẫn nguyên. Hãy chọn lại ảnh rồi xuất.',
  'error.host/unreachable':
    'Không nối được với chương trình. Chữ vẫn ở trên màn hình. Hãy xem chương trình còn chạy không rồi thử lại.',
  'error.host/session-ended':
    'Phiên làm việc đã hết. Chữ vẫn ở trên màn hình. Hãy mở lại địa chỉ mới mà chương trình in ra.',
  'error.host/refused':
    'Chương trình từ chối yêu cầu này. Chữ vẫn ở trên màn hình. Hãy mở lại địa chỉ mới mà chương trình in ra.',
  'error.host/unknown-operation':
    'Chương trình này chưa làm được việc đó. Không có gì bị đổi. Hãy cập nhật chương trình.',
  'error.host/not-available':
    'Cửa này không làm được việc đó. Không có gì bị đổi. Hãy gõ đường dẫn thư mục thay cho việc chọn.',
  'error.article/missing':
    'Không thấy tệp của bài này. Các bài khác vẫn nguyên. Hãy tìm trong thùng rác hoặc báo người phụ trách.',
  'error.contract/unknown-operation':
    'Chương trình này chưa làm được việc đó. Không có gì bị đổi. Hãy cập nhật chương trình.',
  'error.decisions/chain-broken': 'Nhật ký của bài bị đứt đoạn. Chữ vẫn nguyên. Hãy báo người phụ trách.',
  'error.media/missing': 'Thiếu tệp ảnh trong kho. Chữ và chú thích vẫn nguyên. Hãy chọn lại ảnh.',
  'error.media/unknown-file': 'Trong kho ảnh có tệp lạ. Bài và ảnh vẫn nguyên. Hãy báo người phụ trách.',
  'error.file/not-found': 'Không thấy tệp. Kho bài vẫn nguyên. Hãy chọn lại tệp.',
  'error.file/not-a-file': 'Đây không phải một tệp. Kho bài vẫn nguyên. Hãy chọn tệp .txt hoặc .html.',
  'error.host/busy': 'Chương trình đang bận. Chữ vẫn ở trên màn hình. Hãy thử lại sau giây lát.',
  'error.host/bad-request':
    'Chương trình không hiểu yêu cầu này. Chữ vẫn ở trên màn hình. Hãy mở lại cửa sổ; nếu vẫn vậy, chép chi tiết gửi người phụ trách.',
  'error.host/not-found': 'Chương trình không có chỗ này. Không có gì bị đổi. Hãy mở lại cửa sổ.',
  'error.host/not-signed-in':
    'Phiên làm việc đã hết. Chữ vẫn ở trên màn hình. Hãy mở lại địa chỉ mới mà chương trình in ra.',
  'error.session/foreign-sender':
    'Yêu cầu không đến từ cửa sổ này nên bị từ chối. Không có gì bị đổi. Hãy mở lại cửa sổ.',
  'error.library/gone':
    'Không còn thấy thư mục kho bài. Chữ của bạn còn trên màn hình, chưa được lưu. Hãy nối lại ổ đĩa rồi mở lại Tòa Soạn, hoặc lưu bài ra nơi khác.',
  'error.library/nothing-missing': 'Kho bài không thiếu bài nào. Không có gì thay đổi.',
  'error.version/not-found': 'Phiên bản này không còn trong kho. Bài vẫn nguyên. Hãy chọn phiên bản khác.',
  'error.version/damaged':
    'Tệp của phiên bản này bị hỏng nên không mở. Bài và các phiên bản khác vẫn nguyên. Hãy chọn phiên bản khác.',
  'error.article/no-conflict': 'Hai bài này không còn là hai bản trùng. Không có gì thay đổi. Hãy mở lại bài để xem.',
  'error.task/already-running': 'Việc này đang chạy. Hãy đợi xong hoặc dừng nó trước.',
} as const
