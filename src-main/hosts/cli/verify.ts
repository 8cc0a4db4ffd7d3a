import type { Command } from 'commander'
import { EXIT } from './exit-codes.ts'
import { type Cli, libraryCommand } from './library-command.ts'

type Given = { readonly repair: boolean }

/** Ends with 1 when anything is wrong, also when `--repair` has moved it into the quarantine. */
export function addVerifyCommand(program: Command, cli: Cli): void {
  const { words } = cli
  const command = program
    .command('verify')
    .description(words.commands.verify)
    .option('--repair', words.options.repair, false)
  libraryCommand<Given>(command, cli, async (desk, _, { repair }) => {
    const verified = await desk.call('library.verify', { repair })
    if (!verified.ok) return desk.refuse(verified.error)
    const { articles, versions, media, problems, notes, moved } = verified.value
    desk.answer(verified.value, [
      words.verified({ articles, versions, media, problems: problems.length }),
      ...problems.map(({ file, code }) => `✕ ${file}  ${code}`),
      ...notes.map(({ file, code }) => `· ${file}  ${code}`),
      ...moved.map(({ file, to }) => `→ ${file}  ${to}`),
    ])
    return problems.length > 0 ? EXIT.refused : EXIT.done
  })
}
