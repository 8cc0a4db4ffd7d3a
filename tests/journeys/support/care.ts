import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect } from './app.ts'

type CareTab = 'Tình trạng' | 'Sao lưu' | 'Khôi phục' | 'Hỗ trợ'

export const careDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Tình trạng kho' })

/** Finds a command in the palette by its words and carries it out. */
export const runCommand = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Tìm bài và lệnh' })
  await palette.getByRole('combobox').fill(words)
  await expect(palette.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
}

/** The state of the library, at one of its tabs. */
export const openCare = async (page: Page, tab: CareTab): Promise<Locator> => {
  await runCommand(page, 'tinh trang kho')
  const care = careDialog(page)
  await care.getByRole('tab', { name: tab }).click()
  await expect(care.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
  return care
}

/** Makes a backup from the window into a folder and waits until it was read back. */
export const backUp = async (page: Page, folder: string): Promise<void> => {
  const care = await openCare(page, 'Sao lưu')
  await care.getByRole('textbox', { name: 'Thư mục sao lưu' }).fill(folder)
  await page.keyboard.press('Enter')
  await expect(care.getByText(`trong ${folder}`)).toBeVisible()
  await care.getByRole('button', { name: 'Sao lưu ngay' }).click()
  await expect(care.getByText(/Đã sao lưu .* và đọc lại khớp/)).toBeVisible()
}

export const seedsLoaded = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Mở dữ liệu mẫu/ }).click()
  await expect(page.getByText(/^Đã mở \d+ bài mẫu$/)).toBeVisible()
}

/** What a library's files hold: each article with its history, each version, each original by the hash of its bytes, settings and people. */
export const storedLibrary = async (dir: string) => {
  const articles: Record<string, unknown> = {}
  for (const id of await namesIn(join(dir, 'articles'))) {
    const folder = join(dir, 'articles', id)
    const versions: Record<string, string> = {}
    for (const name of await namesIn(join(folder, 'versions')))
      versions[name] = await hashOf(join(folder, 'versions', name))
    articles[id] = { article: await dataIn(join(folder, 'article.json')), versions }
  }
  const media: Record<string, string> = {}
  for (const name of await namesIn(join(dir, 'media'))) media[name] = await hashOf(join(dir, 'media', name))
  // A library that takes a backup in keeps its own id.
  const { id: _, ...config } = await dataIn(join(dir, 'library.json'))
  return { articles, media, config }
}

const namesIn = async (dir: string): Promise<readonly string[]> => {
  try {
    return (await readdir(dir)).sort()
  } catch {
    return []
  }
}

const hashOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

const dataIn = async (path: string): Promise<Readonly<Record<string, unknown>>> =>
  JSON.parse(await readFile(path, 'utf8')).data
