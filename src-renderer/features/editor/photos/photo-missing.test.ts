import { expect, it } from 'vitest'
import { isBareName, whatPhotoWants } from './photo-missing.ts'

const whole = {
  media: `media:${'a'.repeat(64)}`,
  caption: 'Toàn cảnh',
  credit: 'Minh Hải',
  alt: 'Mười người quanh bàn',
}

it('names what a photo still wants, the caption first', () => {
  expect(whatPhotoWants(whole)).toBe(null)
  expect(whatPhotoWants({ ...whole, caption: ' ', alt: '' })).toBe('editor.missingCaption')
  expect(whatPhotoWants({ ...whole, alt: '' })).toBe('editor.missingAlt')
  expect(whatPhotoWants({ ...whole, credit: '' })).toBe('editor.missingCredit')
  expect(whatPhotoWants({ ...whole, media: null })).toBe('editor.photoMissing')
})

it('puts “Ảnh:” before a bare name only', () => {
  expect(['Minh Hải', 'Ảnh: Minh Hải', 'Nguồn: TTXVN', 'Ảnhh', ''].map(isBareName)).toEqual([
    true,
    false,
    false,
    true,
    false,
  ])
})
