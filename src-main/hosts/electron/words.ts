const vi = {
  leaveTitle: 'Mở địa chỉ bên ngoài?',
  leaveOpen: 'Mở bằng trình duyệt',
  leaveWrite: 'Mở chương trình thư',
  cancel: 'Thôi',
  chooseFolder: 'Chọn thư mục',
  chooseBackup: 'Chọn bản sao lưu',
  crashedTitle: 'Cửa sổ vừa dừng nhiều lần liên tiếp',
  crashedDetail: 'Bài đã lưu vẫn còn nguyên trong kho. Mở lại cửa sổ, hoặc thoát rồi chạy lại chương trình.',
  crashedReload: 'Mở lại cửa sổ',
  quit: 'Thoát',
  unsavedTitle: 'Còn chữ chưa lưu được vào kho',
  unsavedDetail:
    'Kho bài không nhận lần lưu cuối (ổ đĩa đầy, bị rút, hoặc kho chỉ đọc). Quay lại để lưu ra nơi khác, hoặc đóng và bỏ phần chữ ấy.',
  unsavedWait: 'Quay lại bài',
  unsavedLeave: 'Đóng, bỏ phần chưa lưu',
  startTitle: 'Chưa mở được kho bài',
  startDetail: 'Không có gì trong kho bị thay đổi. Kiểm tra thư mục dưới đây rồi chạy lại chương trình.',
  aboutVersion: 'Phiên bản',
  close: 'Đóng',
  packageTitle: 'Bản này chưa đọc được gói bài .tinbai',
  packageDetail: 'Kho bài không thay đổi. Giữ lại tệp này để mở bằng bản sau.',
  fileTitle: 'Không đọc được tệp',
  fileDetail: 'Kho bài không thay đổi. Tệp có thể đã bị xóa, quá lớn (trên 50 MB) hoặc không cho phép đọc.',
} as const

const en: Readonly<Record<keyof typeof vi, string>> = {
  leaveTitle: 'Open an outside address?',
  leaveOpen: 'Open in the browser',
  leaveWrite: 'Open the mail program',
  cancel: 'Cancel',
  chooseFolder: 'Choose folder',
  chooseBackup: 'Choose backup',
  crashedTitle: 'The window has stopped several times in a row',
  crashedDetail: 'Saved articles are safe in the library. Reopen the window, or quit and start the program again.',
  crashedReload: 'Reopen the window',
  quit: 'Quit',
  unsavedTitle: 'Some of the text could not be stored',
  unsavedDetail:
    'The library did not take the last save (disk full, removed, or read-only). Go back to save it elsewhere, or close and give that text up.',
  unsavedWait: 'Back to the article',
  unsavedLeave: 'Close and give it up',
  startTitle: 'The library could not be opened',
  startDetail: 'Nothing in the library was changed. Check the folder below and start the program again.',
  aboutVersion: 'Version',
  close: 'Close',
  packageTitle: 'This version cannot read .tinbai packages yet',
  packageDetail: 'The library is unchanged. Keep this file and open it with a later version.',
  fileTitle: 'The file could not be read',
  fileDetail: 'The library is unchanged. The file may be gone, too large (over 50 MB) or not readable.',
}

export type Language = 'vi' | 'en'
export type HostWords = Readonly<Record<keyof typeof vi, string>>

/** The few sentences that native windows say; the page has its own. */
export const hostWords = (language: Language): HostWords => (language === 'vi' ? vi : en)
