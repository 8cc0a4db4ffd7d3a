import type { Command } from 'commander'
import { EXIT } from './exit-codes.ts'
import { type Cli, libraryCommand } from './library-command.ts'

export function addVerifyCommand(program: Command, cli: Cli): void {
  libraryCommand(program.command('verify').description(cli.words.commands.verify), cli, async (desk) => {
    const verified = await desk.call('library.verify', {})
    if (!verified.ok) return desk.refuse(verified.error)
    const { articles, media, problems } = verified.value
    const lines = problems.map(({ file, code }) => `✕ ${file}  ${code}`)
    desk.answer(verified.value, [cli.words.verified(articles, media, problems.length), ...lines])
    return problems.length > 0 ? EXIT.refused : EXIT.done
  })
}
