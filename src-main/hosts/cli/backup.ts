import type { Command } from 'commander'
import { EXIT } from './exit-codes.ts'
import { type Cli, libraryCommand } from './library-command.ts'

type Given = { readonly to?: string }

const TASK = 'cli-backup'

export function addBackupCommand(program: Command, cli: Cli): void {
  const { words } = cli
  const command = program.command('backup').description(words.commands.backup).option('--to <DIR>', words.options.to)
  libraryCommand<Given>(command, cli, async (desk, _, { to }) => {
    const folder = to === undefined ? null : desk.path(to)
    // Ctrl-C ends the work with nothing half done.
    void cli.io.stopped().then(() => desk.call('tasks.cancel', { task: TASK }))
    const made = await desk.call('backup.run', { task: TASK, folder })
    if (!made.ok) return desk.refuse(made.error)
    const { file, counts, unread, removed } = made.value
    desk.answer(made.value, [
      `✓ ${file}`,
      `  ${words.backedUp(counts)}`,
      ...unread.map((path) => `✕ ${path}  ${words.failure({ code: 'backup/unread' })}`),
      ...removed.map((name) => `− ${name}`),
    ])
    return unread.length > 0 ? EXIT.refused : EXIT.done
  })
}
