import { fold } from './fold.ts'

/** Longest name that a folder of an exported article gets, in characters. */
export const SLUG_LIMIT = 80

/**
 * Name of a folder or address for a title: ASCII, words joined by hyphens, at most 80 characters, cut at a word.
 * Never empty and never a name that Windows keeps for a device.
 */
export function slugOf(title: string): string {
  const whole = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const slug = cutAtWord(whole)
  if (slug === '') return 'bai-viet'
  return WINDOWS_DEVICES.test(slug) ? `${slug}-bai` : slug
}

function cutAtWord(slug: string): string {
  if (slug.length <= SLUG_LIMIT) return slug
  const end = slug.lastIndexOf('-', SLUG_LIMIT)
  return end > 0 ? slug.slice(0, end) : slug.slice(0, SLUG_LIMIT)
}

const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/
