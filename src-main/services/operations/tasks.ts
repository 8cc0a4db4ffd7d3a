import { done } from '@shared/contract/operations.ts'
import type { Handler } from '../context.ts'

export const cancelTask: Handler<'tasks.cancel'> = ({ task }, { tasks }) => done({ running: tasks.cancel(task) })
