import { done, failed } from '@shared/contract/operations.ts'
import type { Handler } from '../context.ts'

/** Reads every file again and compares its hash. */
export const verifyLibrary: Handler<'library.verify'> = async (_, { library }) => {
  const { articles, media, problems } = await library.verify()
  return done({
    ...{ articles, media, versions: 0, notes: [], moved: [] },
    problems: problems.map(({ file, code }) => ({ file, code, articleId: null })),
  })
}

/** Errors: `library/nothing-missing`, `library/gone`. */
export const lookAgain: Handler<'library.lookAgain'> = (_, { library }) => library.lookAgain()

/** Error: `library/nothing-missing`. */
export const acceptMissing: Handler<'library.acceptMissing'> = (_, { library }) => library.acceptMissing()

/** Error: `host/not-available` where the door has none. */
export const chooseFolder: Handler<'host.chooseFolder'> = async (_, context) =>
  context.chooseFolder ? done({ dir: await context.chooseFolder() }) : failed('host/not-available')
