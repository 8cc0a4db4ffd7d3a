import { writeSync } from 'node:fs'
import { anArticle } from '@shared/article/article.testing.ts'
import { ulid } from 'ulid'
import { openLibrary } from '../../src-main/store/library.ts'

/** Run as a process of its own: saves without end and prints a line for each acknowledgement, until it is killed. */
const dir = process.argv[2] ?? ''
const opened = await openLibrary({ dir, now: () => new Date(), newId: ulid, door: 'test' })
if (!opened.ok || opened.value.readOnly) throw new Error(`not open: ${JSON.stringify(opened)}`)
const library = opened.value
const articles = library.list().length > 0 ? library.list() : []
const generations = new Map(articles.map(({ id, generation }) => [id, generation]))
for (let round = 0; ; round += 1) {
  const known = [...generations.keys()]
  const id = round % 5 === 0 && known.length < 20 ? ulid() : (known[round % Math.max(known.length, 1)] ?? ulid())
  const basedOn = generations.get(id) ?? 0
  const article = { ...anArticle({ title: `Bản ${basedOn + 1}` }), id }
  const saved = await library.commit(article, basedOn)
  if (!saved.ok) throw new Error(JSON.stringify(saved.error))
  generations.set(id, saved.value.generation)
  writeSync(1, `${id} ${saved.value.generation}\n`)
}
