import type { Command } from 'commander'
import { type Cli, libraryCommand } from './library-command.ts'

type Given = { readonly out?: string }

/** Writes the support zip; without `--out` prints every file of it as it would be. */
export function addDiagnosticsCommand(program: Command, cli: Cli): void {
  const { words } = cli
  const command = program
    .command('diagnostics')
    .description(words.commands.diagnostics)
    .option('--out <DIR>', words.options.supportOut)
  libraryCommand<Given>(command, cli, async (desk, _, { out }) => {
    if (out === undefined) {
      const files = await desk.call('diagnostics.preview', {})
      if (!files.ok) return desk.refuse(files.error)
      return desk.answer(
        files.value,
        files.value.flatMap(({ name, text }) => [`== ${name}`, text]),
      )
    }
    const saved = await desk.call('diagnostics.save', { dir: desk.path(out) })
    if (!saved.ok) return desk.refuse(saved.error)
    return desk.answer(saved.value, [`✓ ${saved.value.file}`])
  })
}
