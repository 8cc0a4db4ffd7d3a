import { join } from 'node:path'

export type Places = ReturnType<typeof placesIn>

/** Where things lie in a library's folder. */
export const placesIn = (dir: string) => ({
  dir,
  library: join(dir, 'library.json'),
  index: join(dir, 'index.json'),
  articles: join(dir, 'articles'),
  media: join(dir, 'media'),
  quarantine: join(dir, 'quarantine'),
  tmp: join(dir, 'tmp'),
  lock: join(dir, 'LOCK'),
  article: (id: string) => join(dir, 'articles', id),
  articleFile: (id: string) => join(dir, 'articles', id, 'article.json'),
  decisions: (id: string) => join(dir, 'articles', id, 'decisions.jsonl'),
})
