import { cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { publishedContent } from '@shared/article/content.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBackupOf } from '../../../src-main/store/backup/backup.testing.ts'
import { sha256 } from '../../../src-main/store/disk/envelope.ts'
import { nodeFs } from '../../../src-main/store/disk/store-fs.ts'
import type { Library } from '../../../src-main/store/library.ts'
import { aDraft, aLibrary, granted, tryOpen } from '../../../src-main/store/store.testing.ts'
import { aFolderInMemory } from '../folder-in-memory.testing.ts'
import { createLedger, isUnreadable, type Ledger } from '../ledger.testing.ts'
import { noTally, SEED, tell } from '../tally.testing.ts'
import type { Task } from '../told.testing.ts'
import { numbersFrom } from '../work.testing.ts'
import { type NewsroomProcesses, newsroomProcesses } from './newsroom-processes.testing.ts'

const ROUNDS = Number(process.env.TOA_SOAN_KILL_ROUNDS ?? 200)
/** So often one library is killed before another begins. */
const ROUNDS_IN_ONE = 10
const BEGINNINGS = ['new', 'library-v1', 'library-v2'] as const
const START = Date.parse('2026-10-25T02:00:00.000Z')
const DAY = 86_400_000

let processes: NewsroomProcesses
beforeAll(async () => {
  processes = await newsroomProcesses(3)
})
afterAll(() => processes.end())

it(`killed ${ROUNDS} times at work and while opening, loses nothing that it acknowledged (seed ${SEED})`, async () => {
  const tally = { ...noTally(), kills: 0, 'killed in a disk call': 0 }
  const wrong: string[] = []
  const colleague = await aColleague()
  const libraries = Array.from({ length: Math.ceil(ROUNDS / ROUNDS_IN_ONE) }, (_, at) => at)
  const inLine = async () => {
    for (let at = libraries.shift(); at !== undefined; at = libraries.shift()) {
      const begun = await aBeginning(at, colleague.texts)
      const rounds = Math.min(ROUNDS_IN_ONE, ROUNDS - at * ROUNDS_IN_ONE)
      for (let round = 0; round < rounds; round += 1) {
        const killed = await kill(begun, at, round, colleague)
        tally.kills += 1
        if (killed.byItself) tally['killed in a disk call'] += 1
        wrong.push(...killed.wrong.map((what) => `library ${at}, round ${round}: ${what}`))
      }
      tally.acknowledged += begun.ledger.counts().acknowledged
    }
  }
  await Promise.all([inLine(), inLine()])
  tally.lost = wrong.length
  tally.unreadable = wrong.filter(isUnreadable).length
  tell('killed at work', tally)
  expect(wrong).toEqual([])
  expect(tally.acknowledged).toBeGreaterThan(ROUNDS)
  expect(tally['killed in a disk call']).toBeGreaterThan(ROUNDS / 4)
}, 7_200_000)

type Colleague = Awaited<ReturnType<typeof aColleague>>
type Begun = { readonly dir: string; readonly ledger: Ledger }

/** One round: works, is killed, is opened again and looked through. */
async function kill({ dir, ledger }: Begun, at: number, round: number, colleague: Colleague) {
  const seed = SEED + at * 1000 + round
  const random = numbersFrom(seed)
  // The first opening of an older library is killed early, while it is being brought forward.
  const calls = round === 0 ? 120 : random() < 0.4 ? 300 : 4000
  const task: Task = {
    ...{ dir, seed, backup: colleague.file, colleagues: [...colleague.texts.keys()], startAt: START + round * DAY },
    killAt: random() < 0.7 ? 1 + Math.floor(random() * calls) : null,
    moment: (['before', 'half', 'after'] as const)[Math.floor(random() * 3)] ?? 'half',
  }
  const worked = await processes.work(task, task.killAt === null ? 5 + Math.floor(random() * 250) : 800)
  for (const told of worked.told) ledger.note(told)
  const wrong = worked.told.flatMap((told) => (told.kind === 'trouble' ? [`${told.operation}: ${told.said}`] : []))
  if (worked.trouble) wrong.push(worked.trouble)
  // The lock of the killed process must not stand in the way.
  const opened = await tryOpen(dir, nodeFs, () => new Date(task.startAt + DAY / 2))
  if (!opened.ok) return { byItself: worked.killedBy === 'itself', wrong: [...wrong, `opening: ${opened.error.code}`] }
  const library = opened.value
  if (library.readOnly) wrong.push(`read-only: ${library.readOnly}`)
  wrong.push(...library.recovered.map(({ id, from }) => `${id}: had to be read from its ${from}`))
  wrong.push(...(await ledger.missingIn(library)), ...(await problemsIn(library)))
  await library.close()
  return { byItself: worked.killedBy === 'itself', wrong }
}

async function problemsIn(library: Library): Promise<readonly string[]> {
  const { problems } = await library.verify()
  return problems.map(({ file, code }) => `${file}: ${code}`)
}

async function aBeginning(at: number, merged: ReadonlyMap<string, string>): Promise<Begun> {
  const dir = join(await aFolderInMemory(), 'library')
  const ledger = createLedger(merged)
  const beginning = BEGINNINGS[at % BEGINNINGS.length] ?? 'new'
  if (beginning === 'new') return { dir, ledger }
  const fixture = resolve(import.meta.dirname, '../../fixtures', beginning)
  await cp(fixture, dir, { recursive: true })
  const copy = join(await aFolderInMemory(), 'library')
  await cp(fixture, copy, { recursive: true })
  const library = granted(await tryOpen(copy))
  for (const { id, generation, contentHash } of library.list()) ledger.has(id, contentHash, generation)
  await library.close()
  return { dir, ledger }
}

/** A backup of another library, and the texts that it holds. */
async function aColleague() {
  const library = await aLibrary(join(await aFolderInMemory(), 'library'))
  const texts = new Map<string, string>()
  for (const title of ['Chợ phiên', 'Họp dân', 'Được mùa']) {
    const article = aDraft(title)
    granted(await library.commit(article, 0))
    granted(await library.keepVersion(article.id, 'named', { id: 'phong-vien', name: 'Lê Minh An' }))
    texts.set(article.id, sha256(publishedContent(article)))
  }
  const file = await aBackupOf(library)
  await library.close()
  return { file, texts }
}
