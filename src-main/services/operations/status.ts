import { done } from '@shared/contract/operations.ts'
import { libraryStatus } from '../care/library-status.ts'
import type { Handler } from '../context.ts'

export const readStatus: Handler<'library.status'> = async (_, context) => done(await libraryStatus(context))
