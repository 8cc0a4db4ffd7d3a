import { type Action, done, type Envelope, type Opened } from '@shared/contract/operations.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Desk } from './library-command.ts'

/** Takes one step with the article as it stands now, and says where it stands then. */
export async function decide(
  desk: Desk,
  id: string,
  actionOn: (opened: Opened) => Promise<Envelope<Action>> | Action,
): Promise<ExitCode> {
  const opened = await desk.call('articles.get', { id })
  if (!opened.ok) return desk.refuse(opened.error)
  const asked = await actionOn(opened.value)
  const action = 'kind' in asked ? done(asked) : asked
  if (!action.ok) return desk.refuse(action.error)
  const decided = await desk.call('articles.decide', { id, basedOn: opened.value.generation, action: action.value })
  if (!decided.ok) return desk.refuse(decided.error)
  const title = opened.value.article.fields.title || desk.words.untitled
  return desk.answer(decided.value, [`${id}  ${desk.words.states[decided.value.state]}  ${title}`])
}
