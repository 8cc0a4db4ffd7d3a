import { expect, it } from 'vitest'
import { anArticle } from '../article/article.testing.ts'
import { draftSubject, withStyleInside } from './draft-page.ts'
import { writePageDocument } from './page-document.ts'

it('writes an unapproved article as one page that needs no other file and says that it is a draft', () => {
  const article = anArticle({ title: 'Mùa chè trên dốc Mây' })
  const subject = draftSubject(article, { organisation: 'Trung tâm Văn hóa', genre: 'Tin' })
  const page = withStyleInside(writePageDocument(subject))
  expect(page).toContain('<h1>Mùa chè trên dốc Mây</h1>')
  expect(page).toContain('class="ban-nhap"')
  expect(page).toContain('<style>')
  expect(page).not.toMatch(/<link rel="stylesheet"|<img|<script(?! type="application\/ld\+json")/)
  expect(subject.slug).toBe('mua-che-tren-doc-may')
})
