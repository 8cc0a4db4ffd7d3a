import type { BackupReport } from '@shared/contract/operations.ts'
import type { Command } from 'commander'
import { ulid } from 'ulid'
import { restoreLibrary } from '../../store/backup/restore-library.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { type Cli, type Counter, type Desk, plainCommand } from './library-command.ts'

type Given = { readonly into?: string; readonly merge: boolean; readonly dryRun: boolean }

const TASK = 'cli-restore'

export function addRestoreCommand(program: Command, cli: Cli): void {
  const { words } = cli
  const command = program
    .command('restore')
    .description(words.commands.restore)
    .argument('<FILE>', words.options.backupFile)
    .option('--into <DIR>', words.options.into)
    .option('--merge', words.options.merge, false)
    .option('--dry-run', words.options.dryRun, false)
  plainCommand<Given>(command, cli, async (counter, [name = ''], { into, merge, dryRun }) => {
    const file = counter.path(name)
    if ((into !== undefined) === merge || (dryRun && !merge)) return counter.refuse({ code: 'usage/into-or-merge' })
    if (into !== undefined) return restoreInto(counter, cli, file, counter.path(into))
    return counter.withLibrary((desk) => {
      // Ctrl-C ends the work; what was brought in by then stays and is whole.
      void cli.io.stopped().then(() => desk.call('tasks.cancel', { task: TASK }))
      return mergeInto(desk, file, dryRun)
    })
  })
}

async function restoreInto(counter: Counter, { io, words }: Cli, file: string, dir: string): Promise<ExitCode> {
  const controller = new AbortController()
  void io.stopped().then(() => controller.abort())
  const given = { file, dir, door: 'cli' as const, now: () => new Date(), newId: () => ulid() }
  const restored = await restoreLibrary(given, { signal: controller.signal, progress: () => {} })
  if (!restored.ok) return counter.refuse(restored.error)
  const { counts, problems } = restored.value
  counter.answer(restored.value, [
    `✓ ${restored.value.dir}`,
    `  ${words.backedUp(counts)}`,
    ...problems.map(({ file: path, code }) => `✕ ${path}  ${code}`),
  ])
  return problems.length > 0 ? EXIT.refused : EXIT.done
}

async function mergeInto(desk: Desk, file: string, dryRun: boolean): Promise<ExitCode> {
  const inspected = await desk.call('backup.inspect', { task: TASK, file })
  if (!inspected.ok) return desk.refuse(inspected.error)
  const report = inspected.value
  if (dryRun) return desk.answer(report, [...tallyLines(desk, report.tally), ...articleLines(desk, report)])
  const merged = await desk.call('backup.merge', { task: TASK, file, manifestHash: report.manifestHash })
  if (!merged.ok) return desk.refuse(merged.error)
  const { tally, conflictCopies, refusedMedia } = merged.value
  desk.answer(merged.value, [
    ...tallyLines(desk, tally),
    ...conflictCopies.map((id) => `! ${id}  ${desk.words.comparisons.differs}`),
    ...refusedMedia.map((media) => `✕ media/${media}  ${desk.words.failure({ code: 'media/not-a-picture' })}`),
  ])
  return refusedMedia.length > 0 || tally.damaged > 0 ? EXIT.refused : EXIT.done
}

const tallyLines = ({ words }: Desk, { versions, media, ...articles }: BackupReport['tally']): readonly string[] => [
  ...Object.entries(articles)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${String(count).padStart(6)}  ${words.comparisons[kind as keyof typeof articles]}`),
  `  ${words.comingIn(versions, media)}`,
]

const articleLines = ({ words }: Desk, { articles }: BackupReport): readonly string[] =>
  articles
    .filter(({ comparison }) => comparison !== 'same')
    .map(({ id, comparison, title }) => `${id}  ${words.comparisons[comparison]}  ${title || words.untitled}`)
