import { readDate } from '@shared/article/calendar-date.ts'
import type { Command } from 'commander'
import { decide } from './decide.ts'
import { type Cli, libraryCommand } from './library-command.ts'

export function addPublishCommand(program: Command, cli: Cli): void {
  const command = program
    .command('publish')
    .description(cli.words.commands.publish)
    .argument('<ID>', cli.words.options.id)
    .requiredOption('--address <URL>', cli.words.options.address)
    .requiredOption('--date <DATE>', cli.words.options.date)
  libraryCommand<{ address: string; date: string }>(command, cli, async (desk, [id = ''], { address, date }) => {
    const publishedOn = readDate(date)
    if (!publishedOn) return desk.refuse({ code: 'usage/bad-date', facts: { option: '--date' } })
    return decide(desk, id, () => ({ kind: 'publish', address, publishedOn }))
  })
}
