import type { Profile, Settings } from '@shared/contract/operations.ts'

/** What a new library starts with; the newsroom changes it in the settings. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'vi',
  theme: 'system',
  organisation: { id: 'trung-tam', name: 'Trung tâm Văn hóa, Thông tin và Thể thao', address: '', siteUrl: '' },
  exportFolder: '',
  backup: { folder: '', everyHours: 24 },
  sections: [
    'Thời sự',
    'Xây dựng Đảng - Chính quyền',
    'Kinh tế',
    'Văn hóa - Xã hội',
    'Giáo dục',
    'Y tế',
    'An ninh - Quốc phòng',
    'Chuyển đổi số',
    'Nông thôn mới',
    'Thông báo',
  ],
  genres: [
    { id: 'tin', vi: 'Tin', en: 'News item' },
    { id: 'bai', vi: 'Bài', en: 'Feature' },
    { id: 'phong-su', vi: 'Phóng sự', en: 'Reportage' },
    { id: 'phong-su-anh', vi: 'Phóng sự ảnh', en: 'Photo story' },
    { id: 'phong-van', vi: 'Phỏng vấn', en: 'Interview' },
    { id: 'ghi-nhanh', vi: 'Ghi nhanh', en: 'Quick note' },
    { id: 'nguoi-tot-viec-tot', vi: 'Người tốt việc tốt', en: 'Good people, good deeds' },
  ],
}

const organisation = DEFAULT_SETTINGS.organisation.name

/** One invented person per role and one who holds them all, for a newsroom of one. */
export const DEFAULT_PROFILES: readonly Profile[] = [
  { id: 'phong-vien', name: 'Lê Minh An', penName: '', organisation, roles: ['reporter'] },
  { id: 'bien-tap', name: 'Trần Thu Hạ', penName: '', organisation, roles: ['editor'] },
  { id: 'duyet-bai', name: 'Nguyễn Quốc Bình', penName: '', organisation, roles: ['approver'] },
  { id: 'xuat-bai', name: 'Phạm Ngọc Lam', penName: '', organisation, roles: ['exporter'] },
  {
    id: 'toa-soan',
    name: 'Võ Thanh Sơn',
    penName: '',
    organisation,
    roles: ['reporter', 'editor', 'approver', 'exporter'],
  },
]
