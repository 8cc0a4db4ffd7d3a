import { done, failed } from '@shared/contract/operations.ts'
import { permitEmptyingTrash } from '@shared/workflow/transitions.ts'
import { confirmsEmptyingTrash } from '@shared/workflow/trash.ts'
import { actingProfile, type Context, type Handler } from '../context.ts'
import type { Running } from '../tasks.ts'

/**
 * Removes articles in the trash for good, once the person has typed how many. Stopping it keeps those not yet reached.
 * Errors: `trash/nothing`, `trash/not-confirmed` {count}, `workflow/missing-role`, `library/read-only`, `disk/*`.
 */
export const emptyTrash: Handler<'trash.empty'> = async ({ task, ids, typed }, context) => {
  const { library, tasks } = context
  const profile = actingProfile(context)
  if (!profile.ok) return profile
  const allowed = permitEmptyingTrash(profile.value.roles)
  if (!allowed.ok) return allowed
  if (library.readOnly) return failed('library/read-only', { reason: library.readOnly })
  const going = [...new Set(ids ?? inTrash(context))]
  if (going.length === 0) return failed('trash/nothing')
  if (!confirmsEmptyingTrash(typed, going.length)) return failed('trash/not-confirmed', { count: going.length })
  const generations = new Map(library.list().map(({ id, generation }) => [id, generation]))
  const by = { id: profile.value.id, name: profile.value.name }
  const remove = async (running?: Running) => {
    const purged = await library.care.purge(going, by, {
      stopped: () => running?.signal.aborted ?? false,
      ...(running ? { onProgress: running.progress } : {}),
    })
    if (!purged.ok) return purged
    for (const id of purged.value.removed)
      context.announce({ type: 'articles.changed', id, generation: (generations.get(id) ?? 0) + 1 })
    return done({
      removed: [...purged.value.removed],
      refused: purged.value.refused.map(({ id, error: { code, facts } }) => ({
        id,
        error: facts ? { code, facts: { ...facts } } : { code },
      })),
    })
  }
  return task === undefined ? remove() : tasks.run(task, remove)
}

const inTrash = ({ library }: Context): readonly string[] =>
  library
    .list()
    .filter(({ trashedAt }) => trashedAt !== null)
    .map(({ id }) => id)
