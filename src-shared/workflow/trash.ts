import { toNfc } from '../vietnamese/normal-form.ts'

/** Days that an article stays in the trash before it is removed for good. */
export const TRASH_DAYS = 30
const DAY = 86_400_000

/** When an article that went to the trash at this instant is removed for good, as an ISO instant. */
export const removedForGoodAt = (trashedAt: string): string =>
  new Date(Date.parse(trashedAt) + TRASH_DAYS * DAY).toISOString()

/** What a person types to remove this many articles for good. */
export const emptyTrashPhrase = (count: number, language: 'vi' | 'en'): string =>
  `${language === 'vi' ? 'xóa' : 'delete'} ${count}`

/** Whether the typed words confirm it, in either language. Case does not matter, nor where Unikey puts the tone mark. */
export function confirmsEmptyingTrash(typed: string, count: number): boolean {
  const words = toNfc(typed).trim().toLowerCase().replace(/\s+/g, ' ').replace('xoá', 'xóa')
  return words === emptyTrashPhrase(count, 'vi') || words === emptyTrashPhrase(count, 'en')
}
