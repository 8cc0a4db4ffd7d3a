import { basename } from 'node:path'
import type { ArticleFields, Photo } from '@shared/article/article.ts'
import { readByline } from '@shared/article/byline.ts'
import { readDate } from '@shared/article/calendar-date.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import type { Command } from 'commander'
import { type Cli, type Desk, libraryCommand } from './library-command.ts'
import { readSmallFile } from './read-small-file.ts'

const TEXT_FIELDS = ['title', 'genre', 'section', 'sapo', 'source', 'place'] as const
const DATE_FIELDS = ['updatedOn', 'eventOn', 'embargoUntil'] as const
const LARGEST_PHOTO = 50 * 1024 * 1024
type PhotoGiven = {
  readonly photo?: string
  readonly caption?: string
  readonly credit?: string
  readonly alt?: string
}
type Given = PhotoGiven &
  Readonly<Partial<Record<(typeof TEXT_FIELDS)[number] | (typeof DATE_FIELDS)[number], string>>> & {
    readonly byline?: string
    readonly keywords?: string
    readonly related?: string
  }

/** Changes the fields that are named and leaves the others; an empty date or byline clears it. */
export function addSetCommand(program: Command, cli: Cli): void {
  const { commands, options, fields } = cli.words
  const command = program.command('set').description(commands.set).argument('<ID>', options.id)
  for (const name of TEXT_FIELDS) command.option(`--${name} <TEXT>`, fields[name])
  for (const name of DATE_FIELDS) command.option(`--${dashed(name)} <DATE>`, fields[name])
  command
    .option('--byline <TEXT>', fields.byline)
    .option('--keywords <LIST>', fields.keywords)
    .option('--related <IDS>', fields.related)
    .option('--photo <FILE>', fields.photo)
    .option('--caption <TEXT>', fields.caption)
    .option('--credit <TEXT>', fields.credit)
    .option('--alt <TEXT>', fields.alt)
  libraryCommand<Given>(command, cli, async (desk, [id = ''], given) => {
    const opened = await desk.call('articles.get', { id })
    if (!opened.ok) return desk.refuse(opened.error)
    const { article, generation } = opened.value
    const changed = await changedFields(desk, article.fields, given)
    if (!changed.ok) return desk.refuse(changed.error)
    const next = { ...article.fields, ...changed.value }
    const saved = await desk.call('articles.save', { id, basedOn: generation, fields: next, body: article.body })
    if (!saved.ok) return desk.refuse(saved.error)
    return desk.answer(saved.value, [
      `${id}  ${cli.words.states[saved.value.state]}  ${next.title || cli.words.untitled}`,
    ])
  })
}

async function changedFields(
  desk: Desk,
  fields: ArticleFields,
  given: Given,
): Promise<Envelope<Partial<ArticleFields>>> {
  const texts = TEXT_FIELDS.filter((name) => given[name] !== undefined).map((name) => [name, given[name]] as const)
  const dates: [string, string | null][] = []
  for (const name of DATE_FIELDS) {
    const text = given[name]
    if (text === undefined) continue
    const day = readDate(text)
    if (text !== '' && !day) return failed('usage/bad-date', { option: `--${dashed(name)}` })
    dates.push([name, day])
  }
  const leadPhoto = await changedPhoto(desk, fields.leadPhoto, given)
  if (!leadPhoto.ok) return leadPhoto
  return done({
    ...Object.fromEntries([...texts, ...dates]),
    ...(given.byline === undefined ? {} : withByline(given.byline)),
    ...(given.keywords === undefined ? {} : { keywords: parts(given.keywords) }),
    ...(given.related === undefined ? {} : { related: parts(given.related) }),
    leadPhoto: leadPhoto.value,
  })
}

async function changedPhoto(
  desk: Desk,
  photo: Photo | null,
  { photo: file, caption, credit, alt }: PhotoGiven,
): Promise<Envelope<Photo | null>> {
  if (file === undefined && caption === undefined && credit === undefined && alt === undefined) return done(photo)
  const before = photo ?? { media: null, caption: '', credit: '', alt: '' }
  const typed = { caption: caption ?? before.caption, credit: credit ?? before.credit, alt: alt ?? before.alt }
  if (file === undefined) return done({ ...before, ...typed })
  const bytes = await readSmallFile(desk.path(file), { limit: LARGEST_PHOTO, tooLarge: 'media/too-large' })
  if (!bytes.ok) return bytes
  const added = await desk.call('media.add', { name: basename(file), data: bytes.value.toString('base64') })
  if (!added.ok) return added
  // What the file says of itself fills only what nobody has written.
  return done({
    media: added.value.media,
    caption: typed.caption || added.value.caption,
    credit: typed.credit || added.value.credit,
    alt: typed.alt,
  })
}

function withByline(line: string): Pick<ArticleFields, 'bylines' | 'printedByline'> {
  const { bylines, printed } = readByline(line)
  return { bylines: [...bylines], printedByline: printed === '' ? null : printed }
}

const parts = (list: string): string[] =>
  list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
const dashed = (name: string): string => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)
