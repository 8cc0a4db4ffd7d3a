import { printDate } from '@shared/article/calendar-date.ts'
import { emptyTrashPhrase, removedForGoodAt } from '@shared/workflow/trash.ts'
import type { Command } from 'commander'
import { dayInVietnam } from '../../services/day-in-vietnam.ts'
import { EXIT } from './exit-codes.ts'
import { type Cli, type Desk, libraryCommand } from './library-command.ts'

type Given = { readonly empty: boolean; readonly typed?: string }

/** Lists what lies in the trash and until when; `--empty` removes all of it for good, once it is typed how many. */
export function addTrashCommand(program: Command, cli: Cli): void {
  const { words } = cli
  const command = program
    .command('trash')
    .description(words.commands.trash)
    .option('--empty', words.options.empty, false)
    .option('--typed <WORDS>', words.options.typed)
  libraryCommand<Given>(command, cli, async (desk, _, { empty, typed = '' }) => {
    if (!empty) return list(desk, cli)
    const emptied = await desk.call('trash.empty', { ids: null, typed })
    if (!emptied.ok) return desk.refuse(emptied.error)
    const { removed, refused } = emptied.value
    desk.answer(emptied.value, [
      ...removed.map((id) => `− ${id}`),
      ...refused.map(({ id, error }) => `✕ ${id}  ${words.failure(error)}`),
    ])
    return refused.length > 0 ? EXIT.refused : EXIT.done
  })
}

async function list(desk: Desk, { words }: Cli) {
  const listed = await desk.call('articles.list', { view: 'trash', sort: 'oldest', query: '' })
  if (!listed.ok) return desk.refuse(listed.error)
  const rows = listed.value.rows.map(({ id, title, trashedAt }) => ({
    id,
    title,
    trashedAt,
    removedOn: dayInVietnam(new Date(removedForGoodAt(trashedAt ?? ''))),
  }))
  const typed = emptyTrashPhrase(rows.length, words.language)
  return desk.answer(
    rows,
    rows.length === 0
      ? [words.noArticles]
      : [
          ...rows.map(({ id, title, removedOn }) => `${id}  ${printDate(removedOn)}  ${title || words.untitled}`),
          words.typeToEmpty(typed),
        ],
  )
}
