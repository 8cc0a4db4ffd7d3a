import type { Command } from 'commander'
import { type Cli, libraryCommand } from './library-command.ts'
import { rowsAsJson, rowsAsLines } from './rows.ts'

export function addSearchCommand(program: Command, cli: Cli): void {
  const command = program
    .command('search')
    .description(cli.words.commands.search)
    .argument('<QUERY...>', cli.words.options.query)
  libraryCommand(command, cli, async (desk, query) => {
    const found = await desk.call('articles.list', { view: 'all', sort: 'newest', query: query.join(' ') })
    if (!found.ok) return desk.refuse(found.error)
    return desk.answer(rowsAsJson(found.value.rows), rowsAsLines(found.value.rows, cli.words))
  })
}
