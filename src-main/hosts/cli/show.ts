import { bodyText } from '@shared/article/body-text.ts'
import { printByline } from '@shared/article/byline.ts'
import { printDate } from '@shared/article/calendar-date.ts'
import type { Opened } from '@shared/contract/operations.ts'
import type { Command } from 'commander'
import type { CliWords } from './cli-words.ts'
import { type Cli, libraryCommand } from './library-command.ts'

export function addShowCommand(program: Command, cli: Cli): void {
  const command = program.command('show').description(cli.words.commands.show).argument('<ID>', cli.words.options.id)
  libraryCommand(command, cli, async (desk, [id = '']) => {
    const opened = await desk.call('articles.get', { id })
    return opened.ok ? desk.answer(opened.value, asPrinted(opened.value, cli.words)) : desk.refuse(opened.error)
  })
}

/** The article in the order of the printed page, its history below. */
function asPrinted({ article, state }: Opened, words: CliWords): readonly string[] {
  const { fields, body, decisions } = article
  const photo = fields.leadPhoto
  return [
    fields.title || words.untitled,
    ...(fields.updatedOn ? [words.updatedOn(printDate(fields.updatedOn))] : []),
    ...(fields.sapo ? ['', fields.sapo] : []),
    ...(photo
      ? ['', `[${words.photo}] ${[photo.caption, photo.credit].filter((part) => part !== '').join(' – ')}`]
      : []),
    '',
    bodyText(body),
    '',
    printByline(fields),
    ...(fields.source ? [fields.source] : []),
    '',
    `${article.id}  ${words.states[state]}`,
    ...decisions.map(({ at, byName, kind }) => `  ${at}  ${byName}  ${words.decisions[kind]}`),
  ]
}
