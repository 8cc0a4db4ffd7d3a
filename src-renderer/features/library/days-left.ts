import { removedForGoodAt } from '@shared/workflow/trash.ts'

const DAY = 86_400_000

/** Whole days that an article in the trash is still kept; 0 when it goes within the day. */
export function daysLeft(trashedAt: string, now: Date): number {
  return Math.max(0, Math.floor((Date.parse(removedForGoodAt(trashedAt)) - now.getTime()) / DAY))
}
