import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { CHROMIUM_WORDS, findChromium } from '../../tests/house/find-chromium.ts'
import { openLocalWeb } from '../../tests/journeys/support/local-web.ts'
import { openDesk } from './a-desk.ts'
import { anArticleOf, layArticles, randomFrom } from './a-library.ts'
import { gate, ms, share } from './figures.ts'

const SAVES = 25
const KEY_DRAWN_MS = 350
const SETTLED_MS = 400

/** How long the window's own thread is busy at a stretch while an article is saved; the keystroke before it is not counted. */
export async function measureWindowBlocking(): Promise<void> {
  console.log('\nLongest stretch of the window’s thread from the save to its acknowledgement, ms (built program)')
  const executablePath = findChromium()
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...CHROMIUM_WORDS] })
  for (const { name, bytes } of [
    { name: '20 KB', bytes: 20_000 },
    { name: '20,000 words', bytes: 125_000 },
  ]) {
    const { resting, saving } = await measureArticle(browser, bytes)
    const p95 = share(saving, 0.95)
    console.log(
      `  ${name}: p50 ${ms(share(saving, 0.5))}, p95 ${ms(p95)}, longest ${ms(Math.max(...saving))}; at rest p95 ${ms(share(resting, 0.95))}`,
    )
    if (name === '20 KB') gate('window block while saving 20 KB, p95', p95, 4)
  }
  await browser.close()
}

async function measureArticle(browser: Browser, bytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'toa-soan-bench-'))
  const dir = join(folder, 'library')
  const desk = await openDesk(dir)
  const { fields, body } = anArticleOf(1, bytes, randomFrom(bytes))
  const { article } = await desk.call('articles.create', { fields: { ...fields, title: 'Bài để đo' }, body })
  await desk.close()
  layArticles(dir, 100)
  const door = await openLocalWeb(dir, browser)
  try {
    return await measureSaves(door.page, article.fields.title)
  } finally {
    await door.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureSaves(page: Page, title: string) {
  await page.getByRole('button', { name: /^Tất cả bài/ }).click()
  await page.getByRole('option', { name: title }).click()
  const body = page.getByRole('textbox', { name: 'Thân bài', exact: true })
  await body.click()
  const resting: number[] = []
  const saving: number[] = []
  for (let save = 0; save < SAVES; save += 1) {
    resting.push(await longestTask(page, () => pause(KEY_DRAWN_MS)))
    await page.keyboard.type('a')
    await pause(KEY_DRAWN_MS)
    const stretch = await longestTask(page, async () => {
      await page
        .getByText(/^Đã lưu/)
        .first()
        .waitFor()
      await pause(SETTLED_MS)
    })
    saving.push(stretch)
  }
  // The first ones warm up.
  return { resting: resting.slice(5), saving: saving.slice(5) }
}

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly args?: { readonly name?: string }
}

/** The longest task of the page's main thread while something goes on, in ms, from the browser's own trace. */
async function longestTask(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  })
  await work()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  )
  const tasks = events.filter(
    ({ ph, name, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && mains.has(`${pid}/${tid}`),
  )
  if (tasks.length === 0) throw new Error('The trace shows no task of the page')
  return Math.max(...tasks.map(({ dur = 0 }) => dur / 1000))
}
