import { EMPTY_FIELDS } from '@shared/article/article.ts'
import { withBlockIds } from '@shared/article/block-ids.ts'
import { bodyText } from '@shared/article/body-text.ts'
import { done, type Envelope, failed, type ProposalOfFile } from '@shared/contract/operations.ts'
import { mayEdit } from '@shared/workflow/transitions.ts'
import {
  actingProfile,
  type Context,
  commit,
  contentHashOf,
  decided,
  type Handler,
  loadToChange,
  toOpened,
  whoWrites,
} from '../context.ts'
import { inNfc } from '../in-nfc.ts'
import { newArticle } from '../new-article.ts'

/** Proposes how each file or the pasted page reads; writes nothing. A refused file stands beside the others with its error. */
export const readIntake: Handler<'intake.read'> = async (input, { intake }) => {
  if ('pasted' in input) return done([orError('', intake.readPasted(input.pasted))])
  const proposals = []
  for (const { name, data } of input.files) {
    const file = { name, bytes: Buffer.from(data, 'base64'), encoding: input.encoding }
    proposals.push(orError(name, await intake.readFile(file)))
  }
  return done(proposals)
}

/** Makes an article from the lines as the person tagged them, or fills an empty one. Error: `article/not-empty`. */
export const acceptIntake: Handler<'intake.accept'> = async ({ file, lines, eventOn, into }, context) => {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const content = context.intake.toArticle(lines, { eventOn, newBlockId: context.newBlockId })
  if (into) return fill(context, content, file, into)
  const created = await commit(context, newArticle(context, profile.value, content, { kind: 'import', from: file }), 0)
  return created.ok ? done(toOpened(context, created.value)) : created
}

async function fill(
  context: Context,
  content: ReturnType<Context['intake']['toArticle']>,
  file: string,
  { id, basedOn }: { readonly id: string; readonly basedOn: number },
) {
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const loaded = await loadToChange(context, id)
  if (!loaded.ok) return loaded
  const { article, generation, state } = loaded.value
  if (basedOn !== generation) return failed('article/changed-elsewhere', { generation })
  if (article.fields.title.trim() !== '' || bodyText(article.body).trim() !== '') return failed('article/not-empty')
  if (!mayEdit(state, profile.value.roles)) return failed('workflow/may-not-edit', { state })
  const filled = {
    ...article,
    fields: inNfc({ ...EMPTY_FIELDS, ...article.fields, ...content.fields }),
    body: withBlockIds(inNfc(content.body), context.newBlockId),
  }
  const contentHash = contentHashOf(context, filled)
  const from = file.slice(0, 300)
  const next = decided(context, { article: filled, contentHash }, profile.value, 'import', { from })
  const kept = await context.library.keepVersion(id, 'beforeImport', whoWrites(context))
  if (!kept.ok) return kept
  const written = await commit(context, next, generation)
  return written.ok ? done(toOpened(context, written.value)) : written
}

const orError = (file: string, read: Envelope<ProposalOfFile>) => (read.ok ? read.value : { file, error: read.error })
