import { describe, expect, it } from 'vitest'
import { passPageDocument, passPortalBody } from './clean-html.ts'
import { aSubject, block, figure, HOSTILE_TEXTS, link, MEDIA, text } from './export-subject.testing.ts'
import type { ExportSubject } from './export-subject.ts'
import { writeMetadataSheet } from './metadata-sheet.ts'
import { writePageDocument } from './page-document.ts'
import { writePortalBody } from './portal-body.ts'

const owns = (subject: ExportSubject) => (href: string) =>
  subject.figures.some(({ files }) => files.some((file) => file.href === href))

const hostileSubject = (hostile: string): ExportSubject =>
  aSubject({
    organisation: hostile,
    genre: hostile,
    address: hostile,
    fields: {
      title: hostile,
      section: hostile,
      sapo: hostile,
      source: hostile,
      place: hostile,
      keywords: [hostile],
      printedByline: hostile,
      bylines: [{ name: hostile, role: hostile, organisation: hostile }],
      leadPhoto: { media: MEDIA, caption: hostile, credit: hostile, alt: hostile },
    },
    body: {
      type: 'doc',
      content: [
        block('paragraph', text(hostile, 'bold', link(hostile))),
        figure(MEDIA, hostile, hostile, hostile),
        { type: 'gallery', attrs: { title: hostile }, content: [figure(null, hostile, '', '')] },
      ],
    },
  })

describe('the last gate', () => {
  it('lets a whole article through unchanged in both profiles', () => {
    const subject = aSubject()
    expect(passPortalBody(writePortalBody(subject), owns(subject))).toEqual({
      ok: true,
      value: writePortalBody(subject),
    })
    expect(passPageDocument(writePageDocument(subject), owns(subject))).toEqual({
      ok: true,
      value: writePageDocument(subject),
    })
  })

  it.each(HOSTILE_TEXTS.map((hostile) => [hostile]))(
    'lets an article made of %j through as harmless text',
    (hostile) => {
      const subject = hostileSubject(hostile)
      expect(passPortalBody(writePortalBody(subject), owns(subject)).ok).toBe(true)
      expect(passPageDocument(writePageDocument(subject), owns(subject)).ok).toBe(true)
      expect(writeMetadataSheet(subject).match(/<script/g)).toHaveLength(1)
    },
  )

  it.each([
    ['<p class="x">a</p>', 'p class'],
    ['<p onclick="x">a</p>', 'p onclick'],
    ['<script>x</script>', 'script'],
    ['<svg><p>a</p></svg>', 'p'],
    ['<p>a</p><!-- b -->', 'comment'],
    ['<img src="https://evil.example/x.png" alt="">', 'img src'],
    ['<p><a href="javascript:x">a</a></p>', 'a href'],
    ['<p><a href="//evil.example">a</a></p>', 'a href'],
    ['<template><p>a</p></template>', 'template'],
    ['<p style="color:red">a</p>', 'p style'],
    ['<iframe src="x"></iframe>', 'iframe'],
  ])('stops %s', (html, found) => {
    const result = passPortalBody(html, () => false)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.error.code).toBe('export/not-clean')
    if (!result.ok && found !== 'p' && found !== 'template') expect(result.error.facts?.found).toBe(found)
  })

  it.each([
    ['<title>', '<script>window.hit=1</script><title>'],
    ['<title>', '<meta http-equiv="refresh" content="0;url=x"><title>'],
    ['<title>', '<base href="https://evil.example/"><title>'],
    ['bai-viet.css', 'https://evil.example/x.css" onload="x'],
    ['<main>', '<main><div class="khac">x</div>'],
    ['</article>', '<img src="khac.jpg" alt=""></article>'],
  ])('stops a page where %s became %s', (from, to) => {
    const subject = aSubject()
    expect(passPageDocument(writePageDocument(subject).replace(from, to), owns(subject)).ok).toBe(false)
  })
})
