import { STATES } from '@shared/article/decision.ts'
import type { InputOf } from '@shared/contract/operations.ts'
import { type Command, Option } from 'commander'
import { type Cli, libraryCommand } from './library-command.ts'
import { rowsAsJson, rowsAsLines } from './rows.ts'

type Given = Pick<InputOf<'articles.list'>, 'view' | 'sort'>

export function addListCommand(program: Command, cli: Cli): void {
  const { words } = cli
  const command = program
    .command('list')
    .description(words.commands.list)
    .addOption(
      new Option('--view <VIEW>', words.options.view).choices(['all', 'inbox', 'trash', ...STATES]).default('all'),
    )
    .addOption(new Option('--sort <SORT>', words.options.sort).choices(['newest', 'oldest', 'title']).default('newest'))
  libraryCommand<Given>(command, cli, async (desk, _, { view, sort }) => {
    const listed = await desk.call('articles.list', { view, sort, query: '' })
    if (!listed.ok) return desk.refuse(listed.error)
    return desk.answer(rowsAsJson(listed.value.rows), rowsAsLines(listed.value.rows, words))
  })
}
