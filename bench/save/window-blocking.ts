import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { CHROMIUM_WORDS, findChromium } from '../../tests/house/find-chromium.ts'
import { openLocalWeb } from '../../tests/journeys/support/local-web.ts'
import { openDesk } from './a-desk.ts'
import { anArticleOf, layArticles, randomFrom } from './a-library.ts'
import type { Libraries } from './libraries.ts'
import { type Report, share } from './report.ts'
import { type Task, traced } from './traced.ts'

const ARTICLES = [
  { name: '20 KB, 100 articles in the library', bytes: 20_000, count: 100 },
  { name: '20 KB, 10,000 articles in the library', bytes: 20_000, count: 10_000 },
  { name: '20,000 words, 100 articles in the library', bytes: 125_000, count: 100 },
] as const
const GATED = ARTICLES[0].name
const ROUNDS = 25
const WARM_UP = 5
/** The list that shows the save is drawn in this time. */
const SETTLED_MS = 400
const REST_MS = 500
const SAVE = '/api/call/articles.save'
const LIST = '/api/call/articles.list'

/** What a save costs the window, in ms: the task that takes the snapshot and sends it, the longest of all tasks until it is shown, and all together. */
type Cost = { readonly sending: number; readonly wall: number; readonly cpu: number; readonly allCpu: number }
type Costs = { readonly resting: Cost[]; readonly saving: Cost[] }
type Opened = { readonly page: Page; readonly costs: Costs; close(): Promise<void> }

/** How long the window's own thread is busy while the built program saves, beside the same window at rest, all in turn. */
export async function measureWindowBlocking(report: Report, libraries: Libraries): Promise<void> {
  const executablePath = findChromium()
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...CHROMIUM_WORDS] })
  const opened = new Map<string, Opened>()
  try {
    for (const { name, bytes, count } of ARTICLES)
      opened.set(name, await openArticle(browser, join(libraries.folder(), 'library'), { bytes, count }))
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const { page, costs } of opened.values()) {
        const resting = await restOnce(page)
        const saving = await saveOnce(page)
        if (round < WARM_UP) continue
        costs.resting.push(resting)
        costs.saving.push(saving)
      }
    }
  } finally {
    for (const { close } of opened.values()) await close()
    await browser.close()
  }
  report.table(
    'The window’s thread from the sending of a save until it is acknowledged and shown, built program, ms',
    [...opened].flatMap(([name, { costs }]) => [
      { window: `${name}: at rest`, ...figuresOf(costs.resting) },
      { window: `${name}: saving`, ...figuresOf(costs.saving) },
    ]),
  )
  const gated = figuresOf(opened.get(GATED)?.costs.saving ?? [])
  report.gate('window block while saving 20 KB, the task that sends it, p95', gated['sending task, p95'], 4)
  report.gate('window block while saving 20 KB, the longest task until it is shown, p95', gated['longest task, p95'], 4)
}

async function openArticle(
  browser: Browser,
  dir: string,
  { bytes, count }: { readonly bytes: number; readonly count: number },
): Promise<Opened> {
  const desk = await openDesk(dir)
  const { fields, body } = anArticleOf(1, bytes, randomFrom(bytes))
  const title = 'Bài để đo'
  await desk.call('articles.create', { fields: { ...fields, title }, body })
  await desk.close()
  layArticles(dir, count)
  await (await openDesk(dir)).close()
  const { page, close } = await openLocalWeb(dir, browser)
  try {
    await page.getByRole('button', { name: /^Tất cả bài/ }).click()
    // By its text: working out the name of every one of 10,000 options takes minutes.
    await page.getByText(title, { exact: true }).first().click()
    await page.getByRole('textbox', { name: 'Thân bài', exact: true }).click()
  } catch (error) {
    await close()
    throw error
  }
  return { page, close, costs: { resting: [], saving: [] } }
}

async function restOnce(page: Page): Promise<Cost> {
  const { tasks } = await traced(page, () => pause(REST_MS))
  return costOf(tasks)
}

async function saveOnce(page: Page): Promise<Cost> {
  const { tasks, requestsTo } = await traced(page, async () => {
    const saved = answerTo(page, SAVE)
    const listed = answerTo(page, LIST)
    await page.keyboard.press('a')
    await saved
    await listed
    await pause(SETTLED_MS)
  })
  const [save] = requestsTo(SAVE)
  const list = requestsTo(LIST).findLast(({ sent }) => save && sent > save.sent)
  if (!save || !list) throw new Error('The trace shows no save, or no list that shows it')
  const until = Math.max(save.answered, list.answered) + SETTLED_MS
  const sending = tasks.find(({ at, wall }) => at <= save.sent && at + wall >= save.sent)
  if (!sending) throw new Error('The trace shows no task that sent the save')
  return costOf(
    tasks.filter(({ at }) => at >= sending.at && at <= until),
    sending,
  )
}

const answerTo = async (page: Page, path: string) => {
  const response = await page.waitForResponse((one) => one.url().endsWith(path))
  await response.finished()
}

const costOf = (tasks: readonly Task[], sending?: Task): Cost => ({
  sending: sending?.wall ?? 0,
  wall: Math.max(...tasks.map(({ wall }) => wall)),
  cpu: Math.max(...tasks.map(({ cpu }) => cpu)),
  allCpu: tasks.reduce((sum, { cpu }) => sum + cpu, 0),
})

function figuresOf(costs: readonly Cost[]) {
  const of = (key: keyof Cost, part: number) =>
    share(
      costs.map((one) => one[key]),
      part,
    )
  return {
    'sending task, p50': of('sending', 0.5),
    'sending task, p95': of('sending', 0.95),
    'longest task, p50': of('wall', 0.5),
    'longest task, p95': of('wall', 0.95),
    'its CPU, p50': of('cpu', 0.5),
    'its CPU, p95': of('cpu', 0.95),
    'all tasks, CPU p50': of('allCpu', 0.5),
  }
}
