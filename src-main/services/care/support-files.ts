import { arch, homedir, release } from 'node:os'
import type { LibraryStatus } from '@shared/contract/operations.ts'
import { NO_LOG } from '../../diagnostics/log.ts'
import type { Context } from '../context.ts'
import { libraryStatus } from './library-status.ts'
import { placeFacts } from './place-facts.ts'
import { supportReadme } from './support-readme.ts'

export type SupportFile = { readonly name: string; readonly text: string }

/** Of each log file the newest part, of all of them together no more than a mail takes. */
const MOST_OF_A_FILE = 512 * 1024
const MOST_OF_ALL = 2 * 1024 * 1024

/**
 * Every file that the support zip holds: what the library is made of and what happened, never what anybody wrote. No
 * titles, no names of people, no folders beyond the library's own.
 */
export async function supportFiles(context: Context): Promise<readonly SupportFile[]> {
  const status = statusForSupport(await libraryStatus(context), context)
  const logs = within(await (context.log ?? NO_LOG).read())
  const files = [{ name: 'tinh-trang.json', text: `${JSON.stringify(status, null, 2)}\n` }, ...logs]
  const readme = supportReadme(
    files.map(({ name }) => name),
    context.now(),
  )
  return [{ name: 'DOC-TRUOC.txt', text: readme }, ...files]
}

function statusForSupport(status: LibraryStatus, { library }: Context): unknown {
  const { quarantine, recovered, missing, lastBackup, ...rest } = status
  return {
    ...rest,
    system: { release: release(), arch: arch() },
    libraryId: library.id,
    place: placeFacts(library.dir, homedir()),
    lastBackupAt: lastBackup?.at ?? null,
    removedForGood: library.care.purged().length,
    quarantine: quarantine.map(({ name, at, bytes, articleId }) => ({ file: safeName(name), at, bytes, articleId })),
    recovered: recovered.map(({ id, from, at }) => ({ id, from, at })),
    missing: missing.map(({ id }) => id),
  }
}

/** Whose file it was and its mark; what stands behind them may be the name of a computer or of a person. */
const safeName = (name: string): string => {
  const [, known] = /^((?:[0-9A-HJKMNP-TV-Z]{26}|library|index|media|trash|purged)\.[0-9a-f]{6,64})\./.exec(name) ?? []
  const [ending = ''] = /\.(json|jsonl|bak|gz|jpg|png|webp|gif|avif)$/.exec(name) ?? []
  return known ? `${known}…${ending}` : `…${ending}`
}

function within(logs: readonly SupportFile[]): readonly SupportFile[] {
  let left = MOST_OF_ALL
  return logs.flatMap(({ name, text }) => {
    const kept = newestPart(text, Math.min(left, MOST_OF_A_FILE))
    left -= kept.length
    return kept === '' ? [] : [{ name, text: kept }]
  })
}

/** Whole lines only. The log is ASCII. */
function newestPart(text: string, most: number): string {
  if (text.length <= most) return text
  const tail = text.slice(text.length - most)
  return tail.slice(tail.indexOf('\n') + 1)
}
