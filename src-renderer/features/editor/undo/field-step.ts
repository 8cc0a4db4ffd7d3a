import { type ArticleFields, fieldsSchema } from '@shared/article/article.ts'
import { sameContent } from '@shared/article/same-content.ts'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Step, StepMap, StepResult } from '@tiptap/pm/transform'

type Part = Partial<ArticleFields>

const partSchema = fieldsSchema.partial()
const held = new PluginKey<ArticleFields>('articleFields')

/**
 * A change of the fields around the body. It changes nothing in the document, but as a step it stands in the editor's
 * history between the changes of the body, in the order in which they were made.
 */
class FieldStep extends Step {
  readonly before: Part
  readonly after: Part

  constructor(before: Part, after: Part) {
    super()
    this.before = before
    this.after = after
  }
  override apply(doc: Parameters<Step['apply']>[0]): StepResult {
    return StepResult.ok(doc)
  }
  override getMap(): StepMap {
    return StepMap.empty
  }
  override invert(): FieldStep {
    return new FieldStep(this.after, this.before)
  }
  override map(): FieldStep {
    return this
  }
  override merge(next: Step): FieldStep | null {
    if (!(next instanceof FieldStep)) return null
    return new FieldStep({ ...next.before, ...this.before }, { ...this.after, ...next.after })
  }
  override toJSON() {
    return { stepType: 'articleFields', before: this.before, after: this.after }
  }
  static override fromJSON(_schema: unknown, json: { readonly before?: unknown; readonly after?: unknown }): FieldStep {
    return new FieldStep(partSchema.parse(json.before), partSchema.parse(json.after))
  }
}
Step.jsonID('articleFields', FieldStep)

/** Holds the fields in the editor's state, so that they come and go with its steps. */
export const fieldsPlugin = (fields: ArticleFields): Plugin<ArticleFields> =>
  new Plugin({
    key: held,
    state: {
      init: () => fields,
      apply(transaction, now) {
        const changes = transaction.steps.filter((step) => step instanceof FieldStep)
        return changes.length === 0 ? now : Object.assign({}, now, ...changes.map(({ after }) => after))
      },
    },
  })

export function fieldsIn(state: EditorState): ArticleFields {
  const fields = held.getState(state)
  if (!fields) throw new Error('the editor holds no fields')
  return fields
}

/** Names of the fields that are not the same in both. */
export const changedFields = (one: ArticleFields, other: ArticleFields): readonly (keyof ArticleFields)[] =>
  NAMES.filter((name) => !sameContent(one[name], other[name]))

/** What changes these fields, or null when they are so already. */
export function changeOf(state: EditorState, part: Part): Transaction | null {
  const now = fieldsIn(state)
  const names = changedFields(now, { ...now, ...part })
  if (names.length === 0) return null
  const only = (fields: ArticleFields): Part => Object.fromEntries(names.map((name) => [name, fields[name]]))
  return state.tr.step(new FieldStep(only(now), only({ ...now, ...part })))
}

const NAMES = fieldsSchema.keyof().options
