import { createHash } from 'node:crypto'
import { aBody } from '@shared/article/article.testing.ts'
import { EMPTY_FIELDS } from '@shared/article/article.ts'
import type { BodyNode } from '@shared/article/body-check.ts'
import { publishedContent } from '@shared/article/content.ts'
import type { Failure, InputOf, OperationName, ValueOf } from '@shared/contract/operations.ts'
import { withConflictMark } from '@shared/workflow/conflict-mark.ts'
import { emptyTrashPhrase } from '@shared/workflow/trash.ts'
import type { Newsroom } from './newsroom.testing.ts'
import type { Told } from './told.testing.ts'

export type Work = Pick<Newsroom, 'library' | 'call'> & {
  readonly tell: (told: Told) => void
  readonly backup: string
  readonly colleagues: readonly string[]
  /** Nothing fails here but this process as a whole. */
  readonly wholeDisk: boolean
  readonly random: () => number
}

/** Numbers from 0 to 1 that a seed repeats. */
export function numbersFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** Several people at work at once, each on articles of their own. */
export async function workWithoutEnd(work: Work): Promise<void> {
  // What lies in the trash may be on its way out of the library.
  const mine = work.library
    .list()
    .flatMap(({ id, trashedAt }) => (trashedAt === null && !work.colleagues.includes(id) ? [id] : []))
  await Promise.all([0, 1, 2].map((lane) => workInLane(work, { ids: mine.filter((_, at) => at % 3 === lane), lane })))
}

/** `lane` 0 also changes settings and tidies, 1 also backs up, 2 also merges. */
export type Lane = { ids: string[]; readonly lane: number }
type Deed = (work: Work, lane: Lane) => Promise<void>

async function workInLane(work: Work, lane: Lane): Promise<void> {
  for (;;) {
    if (lane.ids.length < 3) await create(work, lane)
    const at = Math.floor(work.random() * OFTEN.length)
    await DEEDS[OFTEN[at] ?? 'save'](work, lane)
  }
}

const create: Deed = async (work, lane) => {
  const text = aText(work)
  const opened = await done(work, 'articles.create', text)
  lane.ids.push(opened.article.id)
  saved(work, opened.article.id, text, opened.generation, 1)
}

const save: Deed = async (work, lane) => {
  const { id, generation, decisions } = await pick(work, lane)
  const text = aText(work)
  asked(work, id, text)
  const journal = String(Math.floor(work.random() * 1e9)).padStart(12, '0')
  const undo = { journal, from: 0, base: text, entries: [{ kind: 'undo' as const }] }
  const written = await done(work, 'articles.save', { id, basedOn: generation, ...text, undo })
  saved(work, id, text, written.generation, decisions)
  if (written.undo !== null) work.tell({ kind: 'undo', id })
}

/** Two saves in a row, whose undo goes on in one journal. */
const saveTwice: Deed = async (work, lane) => {
  const { id, generation, decisions } = await pick(work, lane)
  const journal = String(Math.floor(work.random() * 1e9)).padStart(12, '0')
  let basedOn = generation
  for (const from of [0, 1]) {
    const text = aText(work)
    asked(work, id, text)
    const undo = { journal, from, base: from === 0 ? text : null, entries: [{ kind: 'undo' as const }] }
    const written = await done(work, 'articles.save', { id, basedOn, ...text, undo })
    saved(work, id, text, written.generation, decisions)
    if (written.undo !== null) work.tell({ kind: 'undo', id })
    basedOn = written.generation
  }
}

/** Two windows with one article: the second text is kept beside the first. */
const meet: Deed = async (work, lane) => {
  const { id, generation } = await pick(work, lane)
  const text = aText(work)
  const written = await done(work, 'articles.save', { id, basedOn: generation - 1, ...text })
  const title = withConflictMark(text.fields.title)
  saved(work, written.conflictCopy ?? '', { ...text, fields: { ...text.fields, title } }, 1, 1)
}

const submit: Deed = async (work, lane) => {
  const { id, generation, state, text, decisions } = await pick(work, lane)
  if (state !== 'draft') return save(work, lane)
  const written = await done(work, 'articles.decide', {
    ...{ id, basedOn: generation, action: { kind: 'submit', note: 'Xin duyệt' } as const },
  })
  saved(work, id, text, written.generation, decisions + 1)
  const { rows } = await done(work, 'versions.list', { id })
  const made = rows.find(({ reason, contentHash }) => reason === 'submit' && contentHash === hashOf(text))
  if (made) work.tell({ kind: 'version', id, version: made.version, name: null })
  else if (work.wholeDisk) work.tell({ kind: 'trouble', operation: 'submit', said: 'no version of the decision' })
}

const nameVersion: Deed = async (work, lane) => {
  const { id } = await pick(work, lane)
  const name = `Bản ${Math.floor(work.random() * 1e6)}`
  const { version } = await done(work, 'versions.name', { id, version: null, name })
  work.tell({ kind: 'version', id, version, name })
}

const restoreVersion: Deed = async (work, lane) => {
  const { id, generation, decisions } = await pick(work, lane)
  const { rows } = await done(work, 'versions.list', { id })
  const version = rows.at(-1)?.version
  if (!version) return save(work, lane)
  const { fields, body } = await done(work, 'versions.read', { id, version })
  asked(work, id, { fields, body })
  const written = await done(work, 'versions.restore', { id, basedOn: generation, version })
  saved(work, id, { fields, body }, written.generation, decisions + 1)
}

const bringIn: Deed = async (work, lane) => {
  const line = (tag: 'title' | 'body', text: string) => ({ tag, text, sure: true, block: 'paragraph' as const })
  const lines = [line('title', aSentence(work)), line('body', aSentence(work)), line('body', aSentence(work))]
  const { article, generation } = await done(work, 'intake.accept', { file: 'tin.txt', lines, eventOn: null })
  lane.ids.push(article.id)
  saved(work, article.id, article, generation, article.decisions.length)
}

const addPhoto: Deed = async (work) => {
  // One photo of the desk, with something behind its end that makes it another.
  const data = Buffer.concat([PHOTO, Buffer.from(String(work.random()))]).toString('base64')
  const { media } = await done(work, 'media.add', { name: 'ruong.png', data })
  work.tell({ kind: 'photo', media })
}

const removeForGood: Deed = async (work, lane) => {
  const { id, text, decisions } = await pick(work, lane)
  const written = await done(work, 'articles.trash', { id })
  saved(work, id, text, written.generation, decisions + 1)
  if (work.random() < 0.3) {
    const back = await done(work, 'articles.restore', { id })
    return saved(work, id, text, back.generation, decisions + 2)
  }
  lane.ids = lane.ids.filter((other) => other !== id)
  work.tell({ kind: 'going', id })
  const emptied = await done(work, 'trash.empty', { ids: [id], typed: emptyTrashPhrase(1, 'vi') })
  const refused = emptied.refused[0]
  if (refused) throw new Refused('trash.empty', refused.error)
  work.tell({ kind: 'gone', id })
}

const changeSettings: Deed = async (work, { lane }) => {
  if (lane !== 0) return
  const { settings } = work.library.config()
  const address = aSentence(work).slice(0, 40)
  work.tell({ kind: 'configAsked', address })
  await done(work, 'settings.save', { ...settings, organisation: { ...settings.organisation, address } })
  work.tell({ kind: 'config', address })
}

const backUp: Deed = async (work, { lane }) => {
  if (lane !== 1) return
  const { file } = await done(work, 'backup.run', { task: 'sao-luu', folder: null })
  work.tell({ kind: 'backup', file })
}

const merge: Deed = async (work, { lane }) => {
  if (lane !== 2) return
  const { manifestHash } = await done(work, 'backup.inspect', { task: 'xem', file: work.backup })
  await done(work, 'backup.merge', { task: 'gop', file: work.backup, manifestHash })
  work.tell({ kind: 'merged' })
}

const tidy: Deed = async (work, { lane }) => {
  if (lane === 0) await work.library.care.tidy()
}

/** Everything that people do, by name. */
export const DEEDS = {
  ...{ save, saveTwice, create, meet, submit, nameVersion, restoreVersion, bringIn, addPhoto },
  ...{ removeForGood, changeSettings, backUp, merge, tidy },
} satisfies Record<string, Deed>
export type DeedName = keyof typeof DEEDS

/** How often each is done. */
const OFTEN: readonly DeedName[] = [
  ...(['save', 'save', 'save', 'saveTwice', 'create', 'meet', 'submit', 'nameVersion', 'restoreVersion'] as const),
  ...(['bringIn', 'addPhoto', 'removeForGood', 'changeSettings', 'backUp', 'merge', 'tidy'] as const),
]

type Text = { readonly fields: ValueOf<'articles.get'>['article']['fields']; readonly body: BodyNode }

const hashOf = ({ fields, body }: Text): string =>
  createHash('sha256').update(publishedContent({ fields, body }), 'utf8').digest('hex')

const asked = (work: Work, id: string, text: Text): void => work.tell({ kind: 'asked', id, hash: hashOf(text) })
const saved = (work: Work, id: string, text: Text, generation: number, decisions: number): void =>
  work.tell({ kind: 'saved', id, hash: hashOf(text), generation, decisions })

async function pick(work: Work, lane: Lane) {
  const id = lane.ids[Math.floor(work.random() * lane.ids.length)] ?? ''
  const { article, generation, state, trashedAt } = await done(work, 'articles.get', { id })
  if (trashedAt) await done(work, 'articles.restore', { id })
  if (trashedAt) return pick(work, lane)
  const text: Text = { fields: article.fields, body: article.body }
  return { id, generation, state, text, decisions: article.decisions.length }
}

/** What the program said when it did not do what it was asked. */
export class Refused extends Error {
  readonly code: string
  constructor(operation: string, { code, facts }: Failure) {
    super(`${operation}: ${code} ${JSON.stringify(facts ?? {})}`)
    this.code = code
  }
}

async function done<N extends OperationName>(work: Work, name: N, input: InputOf<N>): Promise<ValueOf<N>> {
  const answer = await work.call(name, input)
  if (answer.ok) return answer.value
  throw new Refused(name, answer.error)
}

const aText = (work: Work): Text => {
  const length = work.random() < 0.1 ? 400 : 1 + Math.floor(work.random() * 8)
  return {
    fields: { ...EMPTY_FIELDS, title: aSentence(work) },
    body: aBody(...Array.from({ length }, () => aSentence(work))),
  }
}

const aSentence = ({ random }: Work): string =>
  `Sáng nay ${Math.floor(random() * 1e9)} hộ dân ra đồng gặt lúa đông xuân, được ${Math.floor(random() * 1e9)} tạ.`

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
