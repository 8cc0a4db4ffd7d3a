import { removedForGoodAt } from '@shared/workflow/trash.ts'

const DAY = 86_400_000

/** Days that an article in the trash is still kept, a begun one counted; 0 when it goes within a day. */
export function daysLeft(trashedAt: string, now: Date): number {
  const left = (Date.parse(removedForGoodAt(trashedAt)) - now.getTime()) / DAY
  return left < 1 ? 0 : Math.ceil(left)
}
