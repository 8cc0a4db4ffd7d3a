import { describe, expect, it } from 'vitest'
import { withConflictMark, withoutConflictMark } from './conflict-mark.ts'
import { permitEmptyingTrash } from './transitions.ts'
import { confirmsEmptyingTrash, emptyTrashPhrase, removedForGoodAt } from './trash.ts'

describe('the trash', () => {
  it('keeps an article for 30 days', () => {
    expect(removedForGoodAt('2026-10-25T02:00:00.000Z')).toBe('2026-11-24T02:00:00.000Z')
  })

  it.each([
    'xóa 3',
    ' Xóa  3 ',
    'XÓA 3',
    'xoá 3',
    'xóa 3'.normalize('NFD'),
    'XOÁ 3'.normalize('NFD'),
    'delete 3',
    'Delete 3',
    emptyTrashPhrase(3, 'vi'),
    emptyTrashPhrase(3, 'en'),
  ])('is emptied of three articles by %j', (typed) => expect(confirmsEmptyingTrash(typed, 3)).toBe(true))

  it.each(['', 'xóa', '3', 'xoa 3', 'xóa 33', 'xóa 2', 'xóa 3 bài', 'không xóa 3', 'xóa3'])(
    'is not emptied by %j',
    (typed) => expect(confirmsEmptyingTrash(typed, 3)).toBe(false),
  )

  it('is emptied by editors and approvers only', () => {
    expect(permitEmptyingTrash(['editor'])).toEqual({ ok: true, value: null })
    expect(permitEmptyingTrash(['approver', 'reporter']).ok).toBe(true)
    expect(permitEmptyingTrash(['reporter', 'exporter'])).toEqual({
      ok: false,
      error: { code: 'workflow/missing-role', facts: { action: 'emptyTrash', needs: 'editor, approver' } },
    })
  })
})

describe('the mark of a text that was kept as a copy', () => {
  it('goes as it came', () => {
    expect(withConflictMark('Xã mở thư viện')).toBe('(Bản xung đột) Xã mở thư viện')
    expect(withoutConflictMark(withConflictMark('Xã mở thư viện'))).toBe('Xã mở thư viện')
    expect(withoutConflictMark('Xã mở thư viện')).toBe('Xã mở thư viện')
    expect(withConflictMark('𠮷'.repeat(250))).toHaveLength(500)
  })
})
