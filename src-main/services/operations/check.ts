import { runChecks } from '@shared/checks/run-checks.ts'
import { type CheckIssue, done } from '@shared/contract/operations.ts'
import { type Context, type Handler, type Loaded, load } from '../context.ts'
import { dayInVietnam } from '../day-in-vietnam.ts'

export const checkArticle: Handler<'articles.check'> = async ({ id }, context) => {
  const loaded = await load(context, id)
  return loaded.ok ? done([...issuesOf(context, loaded.value.article)]) : loaded
}

/** What the checks say about the text, on today's date in Viet Nam. */
export const issuesOf = (context: Pick<Context, 'now'>, { fields, body }: Loaded['article']): readonly CheckIssue[] =>
  runChecks({ fields, body }, { today: dayInVietnam(context.now()) })
