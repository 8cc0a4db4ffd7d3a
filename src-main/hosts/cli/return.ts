import type { Command } from 'commander'
import { decide } from './decide.ts'
import { type Cli, libraryCommand } from './library-command.ts'

export function addReturnCommand(program: Command, cli: Cli): void {
  const command = program
    .command('return')
    .description(cli.words.commands.return)
    .argument('<ID>', cli.words.options.id)
    .requiredOption('--reason <TEXT>', cli.words.options.reason)
  libraryCommand<{ reason: string }>(command, cli, (desk, [id = ''], { reason }) =>
    decide(desk, id, () => ({ kind: 'return', reason })),
  )
}
