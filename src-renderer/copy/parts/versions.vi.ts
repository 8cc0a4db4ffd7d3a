/** Words of the version history, of comparing two texts and of choosing between them. */
export const versionsVi = {
  'history.conflictCopy.save': 'Giữ lại chữ đã gặp một bản mới hơn khi lưu',
  'history.conflictCopy.sync': 'Giữ lại bản mà chương trình đồng bộ đã tách ra',
  'history.conflictCopy.backup': 'Giữ lại bản khác đến từ bản sao lưu',
  'history.conflictResolved.stored': 'Chọn bản đang lưu khi có hai bản',
  'history.conflictResolved.copy': 'Chọn bản giữ riêng khi có hai bản',
  'history.conflictResolved.merged': 'Ghép hai bản thành một',
  'history.conflictResolved.both': 'Giữ cả hai bản thành hai bài',
  'history.restoreVersion': 'Khôi phục bản {version}',
} as const
