import { ulidSchema } from '@shared/article/article.ts'
import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import type { DiagnosticEvent } from '../../diagnostics/event.ts'
import type { DecisionLog } from '../decision-log.ts'
import type { DiskReserve } from '../disk/disk-reserve.ts'
import { createTidy, type Tidied } from '../tidy.ts'
import { createPurge, type Purge, type PurgeResult } from '../trash/purge.ts'
import type { PurgedArticle } from '../trash/purged-articles.ts'
import { type Verification, type VerifyAsked, verifyLibrary } from '../verify-library.ts'
import type { By } from '../versions/version-store.ts'
import type { CopiesGiven } from './article-copies.ts'
import { listQuarantine, type Quarantined } from './list-quarantine.ts'
import { createRoomMeter, type Room } from './measure-room.ts'

/** What keeps a library in order. */
export type LibraryCare = {
  /** Removes articles that are in the trash for good. Errors: `library/read-only`, `disk/*`. */
  purge(ids: readonly string[], by: By, steps?: Parameters<Purge['purge']>[2]): Promise<Envelope<PurgeResult>>
  /** Articles that were removed for good. */
  purged(): readonly PurgedArticle[]
  /** Puts the library in order; null where nothing may be written. Runs when every row of the list is true. */
  tidy(): Promise<Tidied | null>
  /** Reads everything. Errors: `task/cancelled`, and with `repair` `library/read-only`. */
  verify(asked?: VerifyAsked): Promise<Envelope<Verification>>
  room(): Promise<Room>
  quarantine(): Promise<readonly Quarantined[]>
  /** The title that a missing article had, where it is known. */
  missingTitle(id: string): string | null
  reserveIsHeld(): Promise<boolean>
  /** Resolves when nothing of this is under way; the library is closing. */
  idle(): Promise<void>
}

type Given = CopiesGiven & {
  readonly log: DecisionLog
  readonly reserve: DiskReserve
  readonly ready: Promise<void>
  readonly isMediaInUse: (sha256: string) => boolean
  readonly writable: () => boolean
  readonly readOnly: () => string | null
  readonly stopped: () => boolean
  /** Something beyond single articles is different now. */
  readonly tell: () => void
}

export function createLibraryCare(given: Given): LibraryCare {
  const { index, shelf, purged, reserve, ready, writable, tell } = given
  const purge = createPurge(given)
  const tidy = createTidy({ ...given, purge })
  let tidying: Promise<Tidied | null> = Promise.resolve(null)
  const refusal = () => failed('library/read-only', { reason: given.readOnly() ?? 'library-locked' })

  return {
    async purge(ids, by, steps) {
      await ready
      return writable() ? purge.purge(ids, by, steps) : refusal()
    },
    purged: purged.entries,
    tidy() {
      tidying = ready.then(tidy.run).then((tidied) => {
        if (tidied && tidied.purged + tidied.collected > 0) tell()
        return tidied
      })
      return tidying
    },
    async verify(asked = {}) {
      if (asked.repair && !writable()) return refusal()
      const began = performance.now()
      const missing = index.missing()
      const verified = await verifyLibrary({ ...given, missing, settled: shelf.idle, alone: shelf.alone }, asked)
      if (!verified.ok) return verified
      const { problems, moved } = verified.value
      const ms = Math.round(performance.now() - began)
      given.onEvent({ event: 'library.verified', ms, problems: problems.length, moved: moved.length })
      for (const { file } of moved) given.onEvent(quarantined(file))
      return done(verified.value)
    },
    room: createRoomMeter(given),
    quarantine: () => listQuarantine(given),
    missingTitle: index.missingTitle,
    reserveIsHeld: reserve.isHeld,
    idle: () =>
      tidying.then(
        () => {},
        () => {},
      ),
  }
}

function quarantined(file: string): DiagnosticEvent {
  const [folder = '', id = '', name = ''] = file.split('/')
  const what = folder === 'articles' ? (WHAT[name] ?? 'unknown') : folder === 'media' ? 'media' : 'unknown'
  return { event: 'quarantine.moved', what, id: ulidSchema.safeParse(id).success ? id : null }
}

const WHAT: Readonly<Record<string, Extract<DiagnosticEvent, { event: 'quarantine.moved' }>['what']>> = {
  'article.json': 'article',
  'article.json.bak': 'article',
  versions: 'version',
  'decisions.jsonl': 'decisions',
  'version-names.json': 'names',
}
