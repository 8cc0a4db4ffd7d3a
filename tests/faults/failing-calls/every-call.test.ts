import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { aBackupOf, alone } from '../../../src-main/store/backup/backup.testing.ts'
import { openBackup } from '../../../src-main/store/backup/backup-reader.ts'
import { nodeFs } from '../../../src-main/store/disk/store-fs.ts'
import { aDraft, granted, tryOpen } from '../../../src-main/store/store.testing.ts'
import { aFolderInMemory } from '../folder-in-memory.testing.ts'
import { createLedger } from '../ledger.testing.ts'
import { openNewsroom } from '../newsroom.testing.ts'
import { noTally, SEED, tell } from '../tally.testing.ts'
import type { Told } from '../told.testing.ts'
import { DEEDS, type DeedName, numbersFrom, Refused, type Work } from '../work.testing.ts'
import { failingFs, type Lasting } from './failing-fs.testing.ts'

// The durable write waits up to 635 ms for a virus scanner; here nobody comes, so nobody waits.
vi.mock('node:timers/promises', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:timers/promises')>()),
  setTimeout: async () => {},
}))

const ERRNOS = ['EIO', 'ENOSPC', 'EROFS', 'EMFILE', 'EACCES', 'EPERM', 'EBUSY'] as const
type Errno = (typeof ERRNOS)[number] | 'short'
/** With `TOA_SOAN_FAULTS=all` every call fails under every error; else each call under one, another with each seed. */
const everyError = process.env.TOA_SOAN_FAULTS === 'all'
/** These go through the whole library: without `all`, every fifth of their calls fails. */
const LONG: readonly DeedName[] = ['backUp', 'merge', 'tidy']
const NAMES = Object.keys(DEEDS) as DeedName[]
/** What people are told; anything else would be a guess about their disk. */
const MAY_SAY = /^(disk\/|library\/gone|backup\/|article\/changed-elsewhere|article\/not-found|media\/|task\/)/

const tally = { ...noTally(), 'calls failed': 0, refused: 0 }

afterAll(() => tell('failing calls', tally))

describe.each(['once', 'on'] as const)('a disk call that fails, %s', (lasting) => {
  it.each(NAMES)(
    `at any one call of %s: no false acknowledgement, and the text from before is there (seed ${SEED})`,
    (deed) => failEachCall(deed, lasting, (nth) => [ERRNOS[(nth + SEED) % ERRNOS.length] ?? 'EIO']),
    300_000,
  )
  it.each(everyError ? NAMES : (['save', 'create'] as const))(
    'with every error at any one call of %s',
    (deed) => failEachCall(deed, lasting, () => ERRNOS),
    900_000,
  )
})

it.each(NAMES)(
  'a disk that writes half and says all is well is not believed, at any write of %s',
  (deed) => failEachCall(deed, 'once', () => ['short']),
  300_000,
)

async function failEachCall(deed: DeedName, lasting: Lasting, errnosAt: (nth: number) => readonly Errno[]) {
  const isLong = LONG.includes(deed)
  const home = await aFolderInMemory()
  const dir = join(home, 'library')
  const fs = failingFs()
  const ledger = createLedger(new Map())
  let instant = Date.parse('2026-10-25T02:00:00.000Z')
  const now = () => {
    instant += 67_000
    return new Date(instant)
  }
  const bugs: string[] = []
  const onBug = (operation: string, cause: unknown) => bugs.push(`${operation}: ${cause}`)
  const desk = await openNewsroom({ dir, fs, now, onBug })
  const colleague = await aColleague()
  // The undo is a convenience that is written without being looked at again.
  const note = (told: Told) => (told.kind === 'undo' && errnosAt(0)[0] === 'short' ? undefined : ledger.note(told))
  const work: Work = { ...desk, ...colleague, tell: note, wholeDisk: false, random: numbersFrom(SEED) }

  const anArticle = async () => {
    // Written twice, so that there is a backup copy and a version.
    const lane = { ids: [] as string[], lane: LANES[deed] ?? 0 }
    await DEEDS.create(work, lane)
    await DEEDS.save(work, lane)
    return lane
  }
  const first = await anArticle()
  const attempt = async (errno: Errno, nth: number): Promise<number> => {
    // What goes through the whole library would have more calls with each article.
    const lane = isLong ? first : await anArticle()
    const [id = ''] = lane.ids
    if (errno === 'short') fs.writeShortAt(nth)
    else fs.failAt(nth, errno, lasting)
    const refused = await refusal(() => DEEDS[deed](work, lane))
    const { failed } = fs.mend()
    tally['calls failed'] += failed
    if (refused) tally.refused += 1
    const wrong = await ledger.wrongWith(desk.library, id, lasting === 'once' ? 'acknowledged' : 'or under way')
    tally.falseAcknowledgements += wrong.length
    expect([...wrong, ...bugs], `${deed}, ${errno} at call ${nth}, ${refused}`).toEqual([])
    if (refused) expect(refused, `${errno} at call ${nth}`).toMatch(MAY_SAY)
    return failed
  }

  const step = isLong && !everyError ? 5 : 1
  for (let nth = 1 + (SEED % step), failed = 1; failed > 0; nth += step) {
    failed = 0
    for (const errno of errnosAt(nth)) failed += await attempt(errno, nth)
    expect(nth).toBeLessThan(3000)
  }
  await desk.close()
  const again = granted(await tryOpen(dir, nodeFs, now))
  const wrong = [...(await ledger.missingIn(again)), ...(await badBackups(home))]
  const { problems } = await again.verify()
  tally.acknowledged += ledger.counts().acknowledged
  tally.lost += wrong.length
  await again.close()
  expect([wrong, problems, again.recovered]).toEqual([[], [], []])
}

const LANES: Partial<Record<DeedName, number>> = { backUp: 1, merge: 2 }

async function refusal(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

/** Whatever has the name of a backup must be one. */
async function badBackups(home: string): Promise<readonly string[]> {
  const bad: string[] = []
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.zip')) continue
    const opened = await openBackup(join(entry.parentPath, entry.name))
    const proven = opened.ok ? await opened.value.verify(alone()) : opened
    if (opened.ok) opened.value.close()
    if (!proven.ok) bad.push(`${entry.name}: ${proven.error.code}`)
  }
  return bad
}

async function aColleague() {
  const library = granted(await tryOpen(join(await aFolderInMemory(), 'library')))
  const articles = [aDraft('Chợ phiên'), aDraft('Họp dân')]
  for (const article of articles) {
    granted(await library.commit(article, 0))
    granted(await library.keepVersion(article.id, 'named', { id: 'phong-vien', name: 'Lê Minh An' }))
  }
  const backup = await aBackupOf(library)
  await library.close()
  return { backup, colleagues: articles.map(({ id }) => id) }
}
