// Lets Node run the sources as they are: only the alias has to be told.
import { registerHooks } from 'node:module'

const shared = new URL('../src-shared', import.meta.url).href
registerHooks({ resolve: (name, context, next) => next(name.replace(/^@shared/, shared), context) })
