import type { CheckIssue } from '@shared/contract/operations.ts'
import type { Command } from 'commander'
import type { CliWords } from './cli-words.ts'
import { EXIT } from './exit-codes.ts'
import { type Cli, libraryCommand } from './library-command.ts'

export function addCheckCommand(program: Command, cli: Cli): void {
  const command = program.command('check').description(cli.words.commands.check).argument('<ID>', cli.words.options.id)
  libraryCommand(command, cli, async (desk, [id = '']) => {
    const checked = await desk.call('articles.check', { id })
    if (!checked.ok) return desk.refuse(checked.error)
    desk.answer(checked.value, issuesAsLines(checked.value, cli.words))
    return checked.value.some(({ severity }) => severity === 'error') ? EXIT.refused : EXIT.done
  })
}

/** The issues for a reader, one line each. */
const issuesAsLines = (issues: readonly CheckIssue[], words: CliWords): readonly string[] =>
  issues.length === 0
    ? [words.noIssues]
    : issues.map(({ severity, code, place }) => {
        const where = 'field' in place ? place.field : 'block' in place ? place.block : ''
        return `${severity === 'error' ? '✕' : '!'} ${words.check(code)}${where === '' ? '' : ` (${where})`}`
      })
