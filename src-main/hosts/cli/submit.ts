import type { Command } from 'commander'
import { decide } from './decide.ts'
import { type Cli, libraryCommand } from './library-command.ts'

export function addSubmitCommand(program: Command, cli: Cli): void {
  const command = program
    .command('submit')
    .description(cli.words.commands.submit)
    .argument('<ID>', cli.words.options.id)
    .option('--note <TEXT>', cli.words.options.note, '')
  libraryCommand<{ note: string }>(command, cli, (desk, [id = ''], { note }) =>
    decide(desk, id, () => ({ kind: 'submit', note })),
  )
}
