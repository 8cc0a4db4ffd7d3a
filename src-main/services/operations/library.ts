import { done, failed } from '@shared/contract/operations.ts'
import type { Handler } from '../context.ts'
import type { Running } from '../tasks.ts'

/** Reads every file again and compares its hash. Errors: `task/cancelled`, and with `repair` `library/read-only`. */
export const verifyLibrary: Handler<'library.verify'> = ({ task, repair }, { library, tasks }) => {
  const verify = async (running?: Running) => {
    const verified = await library.care.verify({
      repair,
      ...(running ? { signal: running.signal, onProgress: running.progress } : {}),
    })
    if (!verified.ok) return verified
    const { problems, notes, moved, ...counts } = verified.value
    return done({
      ...counts,
      problems: problems.map(({ file, code }) => ({ file, code, articleId: articleIn(file) })),
      notes: [...notes],
      moved: [...moved],
    })
  }
  return task === undefined ? verify() : tasks.run(task, verify)
}

const articleIn = (file: string): string | null => /^articles\/([0-9A-HJKMNP-TV-Z]{26})(?:\/|$)/.exec(file)?.[1] ?? null

/** Errors: `library/nothing-missing`, `library/gone`. */
export const lookAgain: Handler<'library.lookAgain'> = (_, { library }) => library.lookAgain()

/** Error: `library/nothing-missing`. */
export const acceptMissing: Handler<'library.acceptMissing'> = (_, { library }) => library.acceptMissing()

/** Error: `host/not-available` where the door has none. */
export const chooseBackup: Handler<'host.chooseBackup'> = async (_, context) =>
  context.chooseBackup ? done({ file: await context.chooseBackup() }) : failed('host/not-available')

/** Error: `host/not-available` where the door has none. */
export const chooseFolder: Handler<'host.chooseFolder'> = async (_, context) =>
  context.chooseFolder ? done({ dir: await context.chooseFolder() }) : failed('host/not-available')
