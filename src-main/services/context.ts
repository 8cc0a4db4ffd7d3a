import type { Article } from '@shared/article/article.ts'
import { publishedContent } from '@shared/article/content.ts'
import type { Decision, DecisionKind, State } from '@shared/article/decision.ts'
import {
  done,
  type Envelope,
  failed,
  type LibraryEvent,
  type Opened,
  type OperationName,
  type Operations,
  type Profile,
  type ValueOf,
} from '@shared/contract/operations.ts'
import { stateOf, trashedAt } from '@shared/workflow/state-of.ts'
import type { z } from 'zod'
import type { DiagnosticLog } from '../diagnostics/log.ts'
import type { Intake } from '../intake/read-file.ts'
import type { Library } from '../store/library.ts'
import type { Door } from '../store/library-lock.ts'
import { type By, NOBODY } from '../store/versions/version-store.ts'
import type { Every } from './every.ts'
import type { Exporter } from './export-articles.ts'
import type { SearchTexts } from './search-texts.ts'
import type { Tasks } from './tasks.ts'

/** Who calls: the profile that the host holds for this window or session. */
export type Who = { readonly profileId: string | null }

export type ServiceDependencies = {
  readonly library: Library
  readonly now: () => Date
  /** A new ULID. */
  readonly newId: () => string
  /** A new block id, 12 characters of [0-9a-z]. */
  readonly newBlockId: () => string
  /** SHA-256 in hex of a text's UTF-8 bytes. */
  readonly sha256: (text: string) => string
  readonly exporter: Exporter
  readonly intake: Intake
  readonly version: string
  readonly door: Door
  /** The folder of the demonstration library, when the program ships it. */
  readonly seedsDir?: string | null
  /** The desktop's own dialog. */
  readonly chooseFolder?: () => Promise<string | null>
  readonly chooseBackup?: () => Promise<string | null>
  /** A clock that calls again and again, where backups are made by the schedule. */
  readonly every?: Every
  /** The log of this door; none where it keeps none. */
  readonly log?: DiagnosticLog
  /** Told of bugs, with their cause; the caller only learns the code. */
  readonly onBug?: (operation: string, cause: unknown) => void
}

export type Context = ServiceDependencies & {
  readonly who: Who
  readonly searchTexts: SearchTexts
  readonly tasks: Tasks
  readonly announce: (event: LibraryEvent) => void
}

export type Handler<N extends OperationName> = (
  input: z.output<Operations[N]['input']>,
  context: Context,
) => Promise<Envelope<ValueOf<N>>> | Envelope<ValueOf<N>>

/** An article read from the store together with what is derived from it. */
export type Loaded = {
  readonly article: Article
  readonly generation: number
  readonly contentHash: string
  readonly state: State
  readonly trashedAt: string | null
  readonly readOnly: 'newer-version' | null
  readonly recoveredFrom: 'backup' | 'version' | null
  /** The article that this text met when it was kept as a copy, while nobody has chosen between the two. */
  readonly conflictWith: string | null
}

/** The profile that acts, or `profile/none-chosen`, `profile/not-found`. */
export function actingProfile({ library, who }: Context): Envelope<Profile> {
  if (who.profileId === null) return failed('profile/none-chosen')
  const profile = library.config().profiles.find(({ id }) => id === who.profileId)
  return profile ? done(profile) : failed('profile/not-found')
}

export const contentHashOf = (context: Pick<Context, 'sha256'>, content: Pick<Article, 'fields' | 'body'>): string =>
  context.sha256(publishedContent({ fields: content.fields, body: content.body }))

/** Reads an article and derives its state. */
export async function load(context: Context, id: string): Promise<Envelope<Loaded>> {
  const read = await context.library.read(id)
  if (!read.ok) return read
  const { article, generation, readOnly, recoveredFrom } = read.value
  const contentHash = contentHashOf(context, article)
  return done({
    article,
    generation,
    contentHash,
    state: stateOf(article.decisions, contentHash),
    trashedAt: trashedAt(article.decisions),
    readOnly,
    recoveredFrom,
    conflictWith: await conflictOf(context, article),
  })
}

/** Reads an article that is about to change: refuses a read-only library, an article of a newer program, one in the trash. */
export async function loadToChange(context: Context, id: string): Promise<Envelope<Loaded>> {
  const loaded = await loadToWrite(context, id)
  return loaded.ok && loaded.value.trashedAt ? failed('article/in-trash') : loaded
}

/** The same for text that must be kept even when its article is in the trash. */
export async function loadToWrite(context: Context, id: string): Promise<Envelope<Loaded>> {
  const loaded = await load(context, id)
  if (!loaded.ok) return loaded
  if (context.library.readOnly) return failed('library/read-only', { reason: context.library.readOnly })
  if (loaded.value.readOnly) return failed('library/read-only', { reason: loaded.value.readOnly })
  return loaded
}

/** Writes the article and tells every window. Returns it as a window opens it. */
export async function commit(context: Context, article: Article, basedOn: number): Promise<Envelope<Loaded>> {
  const stamped = { ...article, savedAt: context.now().toISOString() }
  const committed = await context.library.commit(stamped, basedOn, whoWrites(context))
  if (!committed.ok) return committed
  const { generation, savedAt } = committed.value
  const saved = { ...stamped, savedAt }
  const contentHash = contentHashOf(context, saved)
  context.announce({ type: 'articles.changed', id: article.id, generation })
  return done({
    article: saved,
    generation,
    contentHash,
    state: stateOf(saved.decisions, contentHash),
    trashedAt: trashedAt(saved.decisions),
    readOnly: null,
    recoveredFrom: null,
    conflictWith: await conflictOf(context, saved),
  })
}

/** Who is named in the versions that this call makes. */
export function whoWrites(context: Context): By {
  const profile = actingProfile(context)
  return profile.ok ? { id: profile.value.id, name: profile.value.name } : NOBODY
}

async function conflictOf({ library }: Context, copy: Article): Promise<string | null> {
  const [first] = copy.decisions
  if (first?.kind !== 'conflictCopy' || trashedAt(copy.decisions)) return null
  const met = await library.read(first.of)
  if (!met.ok || trashedAt(met.value.article.decisions)) return null
  const chosen = met.value.article.decisions.some(
    (decision) => decision.kind === 'conflictResolved' && decision.copy === copy.id,
  )
  return chosen ? null : first.of
}

type More<K extends DecisionKind> = Omit<
  Extract<Decision, { kind: K }>,
  'kind' | 'at' | 'by' | 'byName' | 'contentHash'
>

/** The article with one more line of history. */
export function decided<K extends DecisionKind>(
  context: Context,
  { article, contentHash }: Pick<Loaded, 'article' | 'contentHash'>,
  by: Profile,
  kind: K,
  more: More<K>,
): Article {
  const at = context.now().toISOString()
  const decision = { kind, at, by: by.id, byName: by.name, contentHash, ...more } as unknown as Decision
  return { ...article, decisions: [...article.decisions, decision] }
}

export const toOpened = ({ library }: Context, loaded: Loaded): Opened => ({
  article: loaded.article,
  generation: loaded.generation,
  state: loaded.state,
  contentHash: loaded.contentHash,
  trashedAt: loaded.trashedAt,
  readOnly: library.readOnly ?? loaded.readOnly,
  recoveredFrom: loaded.recoveredFrom,
  conflictWith: loaded.conflictWith,
})

export const toWritten = ({ article, generation, state, contentHash }: Loaded): ValueOf<'articles.trash'> => ({
  id: article.id,
  generation,
  state,
  contentHash,
  savedAt: article.savedAt,
})
