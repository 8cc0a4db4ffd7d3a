import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDesk } from './a-desk.ts'
import { layArticles } from './a-library.ts'

/** The folders of one run: each library is made once, when it is first asked for, and all are taken away at the end. */
export type Libraries = {
  /** An empty folder of its own. */
  folder(): string
  /** A library of so many articles, with its index, closed. */
  of(count: number): Promise<string>
  clear(): void
}

export function createLibraries(): Libraries {
  const root = mkdtempSync(join(tmpdir(), 'toa-soan-bench-'))
  const made = new Map<number, string>()
  const folder = () => mkdtempSync(join(root, 'part-'))
  return {
    folder,
    async of(count) {
      const dir = made.get(count) ?? join(folder(), 'library')
      if (!made.has(count)) {
        await (await openDesk(dir)).close()
        layArticles(dir, count)
        await (await openDesk(dir)).close()
      }
      made.set(count, dir)
      return dir
    },
    clear: () => rmSync(root, { recursive: true, force: true }),
  }
}
