import type { Article } from '@shared/article/article.ts'
import { issueKey } from '@shared/checks/run-checks.ts'
import { done, type Envelope, failed, type Profile } from '@shared/contract/operations.ts'
import { stateOf } from '@shared/workflow/state-of.ts'
import { permit } from '@shared/workflow/transitions.ts'
import { type Context, commit, contentHashOf, decided, type Handler, type Loaded } from '../context.ts'
import { newArticle } from '../new-article.ts'
import { readSeeds, type Seed, type SeedStep, withMedia } from '../seeds.ts'
import { issuesOf } from './check.ts'

/**
 * Fills an empty library with the demonstration articles that the program ships, each with the decisions of the
 * default profiles. Errors: `seeds/missing`, `seeds/unreadable` {file}, `library/not-empty`.
 */
export const loadSeeds: Handler<'library.loadSeeds'> = async (_, context) => {
  const { library, seedsDir } = context
  if (library.readOnly) return failed('library/read-only', { reason: library.readOnly })
  if (library.list().length > 0) return failed('library/not-empty')
  if (!seedsDir) return failed('seeds/missing')
  const seeds = await readSeeds(seedsDir)
  if (!seeds.ok) return seeds
  // An article cannot be taken back: whatever can be wrong shows before the first one is written.
  for (const seed of seeds.value) {
    const tried = articleOf(context, seed, new Map(seed.pictures.map(({ name }) => [name, SOME_MEDIA])))
    if (!tried.ok) return tried
  }
  const articles: Article[] = []
  for (const seed of seeds.value) {
    const media = await addPictures(context, seed)
    if (!media.ok) return media
    const article = articleOf(context, seed, media.value)
    if (!article.ok) return article
    articles.push(article.value)
  }
  for (const article of articles) {
    const stored = await commit(context, article, 0)
    if (!stored.ok) return stored
  }
  return done({ created: articles.length })
}

const SOME_MEDIA = `media:${'0'.repeat(64)}`

async function addPictures(context: Context, seed: Seed): Promise<Envelope<ReadonlyMap<string, string>>> {
  const media = new Map<string, string>()
  for (const { name, fileName, bytes } of seed.pictures) {
    const added = await context.library.media.add(bytes, fileName)
    if (!added.ok) return added
    media.set(name, added.value.media)
  }
  return done(media)
}

function articleOf(context: Context, seed: Seed, media: ReadonlyMap<string, string>): Envelope<Article> {
  const { profiles } = context.library.config()
  const author = withRole(profiles, seed.author ?? 'reporter')
  if (!author) return failed('profile/not-found')
  const content = withMedia({ fields: seed.fields, body: seed.body }, media)
  let article = newArticle(context, author, content)
  for (const step of seed.workflow) {
    const by = withRole(profiles, step.by ?? ROLE_OF[step.kind])
    if (!by) return failed('profile/not-found')
    article = afterStep(context, article, by, step)
  }
  return done(article)
}

function afterStep(context: Context, article: Loaded['article'], by: Profile, step: SeedStep) {
  const contentHash = contentHashOf(context, article)
  const allowed = permit(step.kind, { state: stateOf(article.decisions, contentHash), roles: by.roles })
  if (!allowed.ok) throw new Error(`A seed takes a step that the workflow refuses: ${allowed.error.code} ${step.kind}`)
  const now = { article, contentHash }
  switch (step.kind) {
    case 'submit':
      return decided(context, now, by, 'submit', { note: step.note ?? '' })
    case 'startEditing':
      return decided(context, now, by, 'startEditing', {})
    case 'return':
      return decided(context, now, by, 'return', { reason: step.reason })
    case 'approve':
      return decided(context, now, by, 'approve', { signedWarnings: issuesOf(context, article).map(issueKey) })
    case 'export':
      return decided(context, now, by, 'export', { profile: step.profile ?? 'page', manifestHash: '' })
    case 'publish':
      return decided(context, now, by, 'publish', { address: step.address, publishedOn: step.publishedOn })
    case 'trash':
      return decided(context, now, by, 'trash', {})
  }
}

const ROLE_OF = {
  submit: 'reporter',
  startEditing: 'editor',
  return: 'editor',
  approve: 'approver',
  export: 'exporter',
  publish: 'exporter',
  trash: 'editor',
} as const

/** The profile with this id; else the one that has this role and the fewest others. */
const withRole = (profiles: readonly Profile[], idOrRole: string): Profile | undefined =>
  profiles.find(({ id }) => id === idOrRole) ??
  profiles
    .filter(({ roles }) => roles.some((role) => role === idOrRole))
    .toSorted((a, b) => a.roles.length - b.roles.length)[0]
