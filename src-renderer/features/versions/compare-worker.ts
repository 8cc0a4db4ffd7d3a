import { type ArticleText, compareArticles } from '@shared/review/compare-articles.ts'

/** Two texts in, their comparison out; beside the window's own thread. */
addEventListener('message', ({ data }: MessageEvent<{ readonly before: ArticleText; readonly after: ArticleText }>) => {
  postMessage(compareArticles(data.before, data.after))
})
