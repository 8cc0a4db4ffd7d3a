import { readFile } from 'node:fs/promises'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { EMPTY_FIELDS } from '@shared/article/article.ts'
import { findBodyFault } from '@shared/article/body-check.ts'
import { photosOf } from '@shared/article/body-text.ts'
import { passPageDocument, passPortalBody } from '@shared/export/clean-html.ts'
import { block, figure, HOSTILE_TEXTS, link, MEDIA, text } from '@shared/export/export-subject.testing.ts'
import type { ExportSubject } from '@shared/export/export-subject.ts'
import { writeMetadataSheet } from '@shared/export/metadata-sheet.ts'
import { writePageDocument } from '@shared/export/page-document.ts'
import { writePortalBody } from '@shared/export/portal-body.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIntake } from '../../src-main/intake/read-file.ts'
import { CHROMIUM_WORDS, findChromium } from '../house/find-chromium.ts'

/** Our own strings always; a larger collection (a JSON list of strings) where TOA_SOAN_PAYLOADS names its file. */
const collected = process.env.TOA_SOAN_PAYLOADS
const payloads: readonly string[] = [
  ...HOSTILE_TEXTS,
  ...(collected ? JSON.parse(await readFile(collected, 'utf8')) : []),
]
const CHROMIUM = findChromium()
if (!CHROMIUM) console.warn('running the payloads is skipped: there is no Chromium on this machine')
/** Payloads whose documents are opened side by side. */
const CROWD = 12

const intake = createIntake()
let blocks = 0
const newBlockId = () => String(blocks++).padStart(12, '0')

type Content = Pick<ExportSubject, 'fields' | 'body'>

const subjectOf = ({ fields, body }: Content, hostile: string): ExportSubject => ({
  fields,
  body,
  status: 'draft',
  slug: 'bai',
  organisation: hostile,
  genre: hostile,
  address: hostile,
  figures: photosOf({ fields, body }).map(({ photo }, index) => ({
    ...photo,
    order: index + 1,
    files: photo.media ? [{ href: 'bai-1-640.jpg', width: 640, height: 400 }] : [],
  })),
})

/** The payload typed or set into every field and every kind of text. */
const asText = (payload: string): Content => ({
  fields: {
    ...EMPTY_FIELDS,
    title: payload,
    section: payload,
    sapo: payload,
    source: payload,
    place: payload,
    keywords: [payload],
    printedByline: payload,
    bylines: [{ name: payload, role: payload, organisation: payload }],
    leadPhoto: { media: MEDIA, caption: payload, credit: payload, alt: payload },
  },
  body: {
    type: 'doc',
    content: [
      block('paragraph', text(payload || '-', 'bold', link(payload))),
      { ...block('heading', payload || '-'), attrs: { level: 2 } },
      figure(null, payload, payload, payload),
    ],
  },
})

/** The payload brought in as a file, and as pasted HTML; null when the door refuses it. */
async function broughtIn(payload: string): Promise<readonly Content[]> {
  const page = `<html><head><title>Bài</title></head><body><h1>Tiêu đề bài viết</h1><p>Ngày cập nhật 25/10/2022</p><p>Đoạn trước.</p><div>${payload}</div>${payload}<p>Đoạn sau.</p></body></html>`
  const proposals = [
    await intake.readFile({ name: 'bai.html', bytes: Buffer.from(page, 'utf8') }),
    intake.readPasted({ html: page, text: '' }),
  ]
  return proposals.flatMap((proposal) => {
    if (!proposal.ok) return []
    const made = intake.toArticle(proposal.value.lines, { eventOn: null, newBlockId })
    return [{ fields: { ...EMPTY_FIELDS, ...made.fields }, body: made.body }]
  })
}

/** Every document an exporter could open, after the last gate. */
function documentsOf(content: Content, payload: string): readonly string[] {
  const subject = subjectOf(content, payload)
  const own = (href: string) => href === 'bai-1-640.jpg'
  const page = passPageDocument(writePageDocument(subject), own)
  const body = passPortalBody(writePortalBody(subject), own)
  if (!page.ok || !body.ok)
    throw new Error(
      `not clean: ${JSON.stringify([payload, page, body].map((each) => JSON.stringify(each).slice(0, 300)))}`,
    )
  return [
    page.value,
    `<!DOCTYPE html><html lang="vi"><head><title>Cổng</title></head><body>${body.value}</body></html>`,
    writeMetadataSheet(subject),
  ]
}

describe('hostile text', () => {
  let browser: Browser | null = null
  let context: BrowserContext | null = null
  beforeAll(async () => {
    if (!CHROMIUM) return
    browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_WORDS] })
    context = await browser.newContext()
  })
  afterAll(() => browser?.close())

  /** What documents side by side did that ours never do: dialogs, requests, popups, moves, marks on a window. */
  async function deedsOf(documents: readonly string[]): Promise<readonly string[]> {
    const page = await context!.newPage()
    const deeds: string[] = []
    page.on('dialog', (dialog) => {
      deeds.push(`dialog ${dialog.message()}`)
      dialog.dismiss().catch(() => undefined)
    })
    page.on('popup', () => deeds.push('popup'))
    await page.route('**/*', (route) => {
      const address = route.request().url()
      const [, number, file] = /^https:\/\/cong\.example\/(\d*)\/?(.*)$/.exec(address) ?? []
      if (number === '' && file === '')
        return route.fulfill({ contentType: 'text/html', body: hostOf(documents.length) })
      if (number !== undefined && file === '')
        return route.fulfill({ contentType: 'text/html; charset=utf-8', body: documents[Number(number)] ?? '' })
      if (file !== 'bai-1-640.jpg' && file !== 'bai-viet.css') deeds.push(`request ${address}`)
      return route.abort()
    })
    await page.goto('https://cong.example/', { waitUntil: 'load' })
    const seen = await page.evaluate(() => ({
      address: location.href,
      frames: [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow?.location.href),
      hits: [window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)].filter(
        (each) => each && 'hit' in each,
      ).length,
    }))
    await page.close()
    if (seen.hits > 0) deeds.push(`${seen.hits} × window.hit`)
    const stayed = [seen.address, ...seen.frames].every(
      (address, index) => address === `https://cong.example/${index === 0 ? '' : `${index - 1}/`}`,
    )
    return stayed ? deeds : [...deeds, `moved: ${JSON.stringify(seen)}`]
  }

  it.skipIf(!CHROMIUM)('is noticed where it does run', async () => {
    const harmless = '<!DOCTYPE html><p>Chào</p>'
    expect(await deedsOf([harmless])).toEqual([])
    const deeds = await deedsOf([
      harmless,
      '<!DOCTYPE html><img src="https://evil.example/x.png" alt=""><script>window.hit=1;alert(2)</script>',
    ])
    expect(deeds).toEqual(expect.arrayContaining(['request https://evil.example/x.png', 'dialog 2', '1 × window.hit']))
    expect(await deedsOf(['<!DOCTYPE html><script>location.replace("https://cong.example/7/")</script>'])).not.toEqual(
      [],
    )
  })

  it.each(crowdsOf(payloads).map((crowd, index) => [index * CROWD, crowd] as const))(
    'leaves every exported document harmless, from payload %i',
    async (_, crowd) => {
      const documents = new Set<string>()
      for (const payload of crowd) {
        const made = await broughtIn(payload)
        for (const content of made) expect(findBodyFault(content.body), payload).toBeNull()
        for (const content of made) for (const html of documentsOf(content, '')) documents.add(html)
        for (const html of documentsOf(asText(payload), payload)) documents.add(html)
      }
      if (context) expect(await deedsOf([...documents]), JSON.stringify(crowd)).toEqual([])
    },
    120_000,
  )
})

const hostOf = (frames: number): string =>
  `<!DOCTYPE html><title>Cổng</title>${Array.from({ length: frames }, (_, index) => `<iframe src="/${index}/"></iframe>`).join('')}`

function crowdsOf(all: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(all.length / CROWD) }, (_, index) =>
    all.slice(index * CROWD, (index + 1) * CROWD),
  )
}
