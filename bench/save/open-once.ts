import { readFileSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { openLibrary } from '../../src-main/store/library.ts'

// Run as a process of its own by opening.ts: prints how long it took.
const dir = process.argv[2] ?? ''
const floorBegan = performance.now()
const ids = await readdir(join(dir, 'articles'))
for (const id of ids) statSync(join(dir, 'articles', id, 'article.json'))
try {
  JSON.parse(readFileSync(join(dir, 'index.json'), 'utf8'))
} catch {
  // There is none this time.
}
const floor = performance.now() - floorBegan

const began = performance.now()
const opened = await openLibrary({ dir, now: () => new Date(), newId: () => ulid(), door: 'test' })
if (!opened.ok) throw new Error(opened.error.code)
const usable = performance.now() - began
await opened.value.ready
const whole = performance.now() - began
process.stdout.write(JSON.stringify({ usable, whole, floor, rows: opened.value.list().length }))
await opened.value.close()
