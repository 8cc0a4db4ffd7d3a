import type { checksVi } from './checks.vi.ts'

export const checksEn: Readonly<Record<keyof typeof checksVi, string>> = {
  'check.title/missing': 'The article has no title',
  'check.title/too-long': 'The title has {length} characters, better under {most}',
  'check.date/missing': 'The article has no updated date',
  'check.date/embargo': 'Under embargo until {day}',
  'check.date/event-after-update': 'The event date {day} is after the updated date',
  'check.byline/missing': 'The article has no author',
  'check.photo/not-arrived': 'The caption is here, the photo is not',
  'check.photo/missing-caption': 'A photo has no caption',
  'check.photo/missing-credit': 'A photo has no credit',
  'check.photo/missing-alt': 'A photo has no alt text',
  'check.photo/alt-file-name': 'The alt text “{alt}” is a file name',
  'check.photo/alt-repeats-caption': 'The alt text repeats the caption',
  'check.text/to-come': 'Still to be filled: {text}',
  'check.body/empty': 'The body has no text',
  'check.paragraph/empty': 'An empty paragraph',
  'check.paragraph/repeated': 'Repeated paragraph: {text}',
  'check.crosshead/order': 'The crosshead “{text}” skips a level',
  'check.crosshead/empty': 'An empty crosshead',
  'check.link/text': 'The link text “{text}” does not say where it leads',
  'check.place/district-ended': '“{name}”: districts ended on 01/7/2025',
}
