import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anExporter, approved, readyArticle } from '../../src-main/services/export-articles.testing.ts'
import { CHROMIUM_WORDS, findChromium } from './find-chromium.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
const CHROMIUM = findChromium()
const hasJava = await run('java', ['-version']).then(
  () => true,
  () => false,
)
if (!hasJava) console.warn('vnu is skipped: there is no java on this machine')
if (!CHROMIUM) console.warn('axe is skipped: there is no Chromium on this machine')

let desk: Awaited<ReturnType<typeof anExporter>>
let pages: string[] = []

/** Both profiles, approved and draft, plus the portal's body inside the plainest document a portal could wrap it in. */
beforeAll(async () => {
  desk = await anExporter()
  const articles = [approved(readyArticle())]
  const folders: string[] = []
  for (const profile of ['page', 'portal'] as const) {
    for (const includeDrafts of [false, true]) {
      const dir = join(desk.dir, `${profile}-${includeDrafts}`)
      const result = await desk.exporter.run({ articles, profile, includeDrafts, dir })
      if (!result.ok) throw new Error(result.error.code)
      folders.push(...result.value.exported.map((one) => one.dir))
    }
  }
  for (const folder of folders.slice(2)) {
    const body = await readFile(join(folder, 'noi-dung.html'), 'utf8')
    await writeFile(
      join(folder, 'boc.html'),
      `<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>Cổng</title>\n</head>\n<body>\n<main>\n<h1>Tiêu đề</h1>\n${body}</main>\n</body>\n</html>\n`,
    )
  }
  pages = [
    ...folders.slice(0, 2).map((folder) => join(folder, 'index.html')),
    ...folders.slice(2).flatMap((folder) => [join(folder, 'thong-tin.html'), join(folder, 'boc.html')]),
  ]
})
afterAll(() => desk.end())

describe('exported pages', () => {
  it('have no html-validate error', async () => {
    const validate = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
      // The title is the author's, the product's own check warns about long ones; the stylesheet lies beside the page.
      rules: { 'long-title': 'off', 'no-inline-style': 'error', 'require-sri': ['error', { target: 'crossorigin' }] },
    })
    for (const page of pages) {
      const report = await validate.validateString(await readFile(page, 'utf8'), page)
      expect(
        report.results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line }) => `${page}:${line} ${ruleId} ${message}`),
        ),
      ).toEqual([])
    }
  })

  it.skipIf(!hasJava)(
    'have 0 messages from the Nu validator',
    async () => {
      const jar = join(root, 'node_modules/vnu-jar/build/dist/vnu.jar')
      const { stderr } = await run('java', ['-jar', jar, '--format', 'json', '--exit-zero-always', ...pages], {
        timeout: 100_000,
      })
      const messages: { message: string; url: string; lastLine: number }[] = JSON.parse(stderr).messages
      expect(messages.map(({ url, lastLine, message }) => `${url}:${lastLine} ${message}`)).toEqual([])
    },
    120_000,
  )

  describe.skipIf(!CHROMIUM)('in Chromium', () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: [...CHROMIUM_WORDS] })
    })
    afterAll(() => browser.close())

    it.each(['light', 'dark'] as const)(
      'have 0 axe violations and scroll in no direction but down, %s',
      async (colorScheme) => {
        for (const width of [360, 1366]) {
          const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true })
          for (const path of pages) {
            await page.goto(pathToFileURL(path).href)
            await page.addScriptTag({ content: axe.source })
            const result = await page.evaluate(async () => {
              const { violations, incomplete } = await (window as unknown as { axe: typeof axe }).axe.run()
              return {
                violations: violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.html).join(' | ')}`),
                incomplete: incomplete.map(({ id }) => id),
              }
            })
            expect(result, path).toEqual({ violations: [], incomplete: [] })
            if (!path.endsWith('boc.html'))
              expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
                0,
              )
          }
          await page.close()
        }
      },
    )

    it('copy a field and the body from the sheet, under its own policy', async () => {
      const context = await browser.newContext()
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(pathToFileURL(pages.find((path) => path.endsWith('thong-tin.html'))!).href)
      await page.evaluate(() => {
        document.addEventListener('copy', (event) =>
          Object.assign(window, {
            copied: [event.clipboardData?.getData('text/plain'), event.clipboardData?.getData('text/html')],
          }),
        )
      })
      const copied = () => page.evaluate(() => (window as unknown as { copied: [string, string] }).copied)
      await page.getByRole('button', { name: 'Sao chép Tiêu đề' }).click()
      expect(await page.getByRole('status').textContent()).toBe('Đã sao chép: Tiêu đề')
      expect(await copied()).toEqual(['Xã An Lộc Thượng mở thư viện sách nói', ''])
      await page.getByRole('button', { name: 'Sao chép nội dung bài' }).click()
      const [plain, html] = await copied()
      expect(plain).toContain('Sáng 24/10, xã An Lộc Thượng')
      expect(html).toContain('<strong>xã An Lộc Thượng</strong>')
      expect(complaints).toEqual([])
      await context.close()
    })
  })
})
