import type { UndoEntry } from '@shared/undo/undo-journal.ts'
import type { Step } from '@tiptap/pm/transform'
import type { Recorded } from './recorder.ts'

type Edit = Extract<Recorded, { kind: 'edit' }>

/** What was recorded, as the journal keeps it. What goes on in one group becomes one entry, a word typed letter by letter one step. */
export function writeEntries(recorded: readonly Recorded[]): readonly UndoEntry[] {
  const joined: Recorded[] = []
  for (const next of recorded) {
    const last = joined.at(-1)
    if (last?.kind === 'edit' && next.kind === 'edit' && goesOn(last, next))
      joined[joined.length - 1] = { ...last, steps: joinSteps(last.steps, next.steps) }
    else joined.push(next)
  }
  return joined.map(toEntry)
}

const goesOn = (last: Edit, next: Edit): boolean =>
  next.group === 'same' && (last.group === 'new' || last.group === 'same')

function joinSteps(before: readonly Step[], after: readonly Step[]): readonly Step[] {
  const last = before.at(-1)
  const [first, ...rest] = after
  const merged = last && first ? last.merge(first) : null
  return merged ? [...before.slice(0, -1), merged, ...rest] : [...before, ...after]
}

function toEntry(recorded: Recorded): UndoEntry {
  const caret = recorded.caret.toJSON() as UndoEntry['caret']
  if (recorded.kind !== 'edit') return { kind: recorded.kind, caret }
  const { group } = recorded
  // Only the beginning of a group brings the caret back.
  return {
    kind: 'edit',
    group,
    steps: recorded.steps.map((step) => step.toJSON()),
    ...(group === 'new' ? { caret } : {}),
  }
}
