import type { Decision } from '@shared/article/decision.ts'
import type { Profile } from '@shared/contract/operations.ts'

export const fakeProfiles: Profile[] = [
  {
    id: 'mai',
    name: 'Lê Quỳnh Mai',
    penName: 'Quỳnh Mai',
    organisation: 'Trung tâm VH–TT xã An Lộc Thượng',
    roles: ['reporter'],
  },
  {
    id: 'nga',
    name: 'Hoàng Thị Ngà',
    penName: '',
    organisation: 'Trung tâm VH–TT xã An Lộc Thượng',
    roles: ['editor', 'approver', 'exporter'],
  },
]

export function simpleHash(text: string): string {
  let hash = 0
  for (const sign of text) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0
  return hash.toString(16).padStart(8, '0').repeat(8)
}

export function fakeDecision(
  kind: Decision['kind'],
  at: string,
  contentHash: string,
  by = 'mai',
  byName = 'Lê Quỳnh Mai',
): Decision {
  const base = { at, by, byName, contentHash }
  switch (kind) {
    case 'import':
      return { ...base, kind, from: 'thu-vien-sach-noi.html' }
    case 'submit':
      return { ...base, kind, note: '' }
    case 'return':
      return { ...base, kind, by: 'nga', byName: 'Hoàng Thị Ngà', reason: 'thiếu nguồn' }
    case 'approve':
      return { ...base, kind, by: 'nga', byName: 'Hoàng Thị Ngà', signedWarnings: ['photo/missing-credit@lead'] }
    case 'export':
      return { ...base, kind, profile: 'portal', manifestHash: contentHash }
    case 'publish':
      return { ...base, kind, address: 'https://anlocthuong.example.vn/tin/1', publishedOn: '2026-10-25' }
    default:
      return { ...base, kind }
  }
}
