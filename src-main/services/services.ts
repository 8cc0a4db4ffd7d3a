import {
  type Envelope,
  failed,
  type LibraryEvent,
  type OperationName,
  operations,
} from '@shared/contract/operations.ts'
import type { z } from 'zod'
import { startBackupSchedule } from './backup/backup-schedule.ts'
import type { Context, ServiceDependencies, Who } from './context.ts'
import { handlers } from './operations/handlers.ts'
import { createSearchTexts } from './search-texts.ts'
import { createTasks } from './tasks.ts'

export interface Services {
  /** Answers one operation of the contract. `input` is untrusted; nothing but the envelope comes out. */
  call(name: string, input: unknown, who: Who): Promise<Envelope<unknown>>
  /** Tells `listener` what happens to the library until the returned function is called. */
  on(listener: (event: LibraryEvent) => void): () => void
  close(): void
}

/**
 * The one door to the newsroom's operations, the same for every host.
 * Errors beyond the operations' own: `host/unknown-operation`, `input/invalid` {path, reason}, `internal/unexpected` {operation}.
 */
export function createServices(dependencies: ServiceDependencies): Services {
  const listeners = new Set<(event: LibraryEvent) => void>()
  const searchTexts = createSearchTexts(dependencies.library)
  const tasks = createTasks((progress) => announce({ type: 'progress', ...progress }))
  const stopListening = dependencies.library.onChanged(() => announce({ type: 'library.changed' }))
  const announce = (event: LibraryEvent) => {
    for (const listener of [...listeners]) listener(event)
  }
  const { every } = dependencies
  const schedule = every ? startBackupSchedule({ dependencies, tasks, announce, every }) : null

  return {
    async call(name, input, who) {
      if (!isOperation(name)) return failed('host/unknown-operation')
      try {
        const checked = operations[name].input.safeParse(input)
        if (!checked.success) return failed('input/invalid', whereInvalid(checked.error))
        return await answer(name, checked.data, { ...dependencies, who, searchTexts, tasks, announce })
      } catch (cause) {
        dependencies.onBug?.(name, cause)
        return failed('internal/unexpected', { operation: name })
      }
    },
    on(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      stopListening()
      schedule?.stop()
      tasks.cancelAll()
      listeners.clear()
      searchTexts.clear()
    },
  }
}

const isOperation = (name: string): name is OperationName => Object.hasOwn(operations, name)

// The table pairs each name with its own input type; a loop over names cannot show that to the compiler.
const answer = (name: OperationName, input: unknown, context: Context): Promise<Envelope<unknown>> =>
  Promise.resolve((handlers[name] as (input: unknown, context: Context) => unknown)(input, context)) as Promise<
    Envelope<unknown>
  >

/** Where the input broke the contract. Names only what the contract names, never what was sent. */
function whereInvalid(error: z.ZodError): { path: string; reason: string } {
  const issue = error.issues[0]
  const body = /^body\/[a-z-]+/.exec(issue?.message ?? '')
  const path = (issue?.path ?? []).map(String).join('.')
  return { path: path.slice(0, 200), reason: body ? body[0] : (issue?.code ?? 'unknown') }
}
