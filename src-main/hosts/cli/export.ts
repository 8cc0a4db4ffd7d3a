import type { ExportProfile, Failure } from '@shared/contract/operations.ts'
import { type Command, Option } from 'commander'
import { EXIT } from './exit-codes.ts'
import { type Cli, libraryCommand } from './library-command.ts'

type Given = {
  readonly out?: string
  readonly profile: ExportProfile
  readonly all: boolean
  readonly includeDrafts: boolean
}

export function addExportCommand(program: Command, cli: Cli): void {
  const { words } = cli
  const command = program
    .command('export')
    .description(words.commands.export)
    .argument('[ID...]', words.options.id)
    .option('--all', words.options.all, false)
    .option('--out <DIR>', words.options.out)
    .addOption(new Option('--profile <PROFILE>', words.options.profile).choices(['portal', 'page']).default('page'))
    .option('--include-drafts', words.options.includeDrafts, false)
  libraryCommand<Given>(command, cli, async (desk, named, { out, profile, all, includeDrafts }) => {
    if (all === named.length > 0) return desk.refuse({ code: 'usage/ids-or-all' })
    const listed = await desk.call('articles.list', { view: 'all', sort: 'oldest', query: '' })
    if (!listed.ok) return desk.refuse(listed.error)
    const ids = all ? listed.value.rows.map(({ id }) => id) : [...named]
    if (ids.length === 0) return desk.answer({ exported: [], refused: [] }, [words.noArticles])
    const dir = out === undefined ? null : desk.path(out)
    const run = await desk.call('export.run', { ids, profile, includeDrafts, dir })
    if (!run.ok) return desk.refuse(run.error)
    const { exported, refused } = run.value
    const withMessages = refused.map(({ id, reasons }) => ({ id, reasons: reasons.map(withMessage) }))
    desk.answer({ exported, refused: withMessages }, [
      ...exported.map(({ id, dir: folder, files }) => `✓ ${id}  ${folder}  ${words.files(files.length)}`),
      ...withMessages.flatMap(({ id, reasons }) => reasons.map(({ message }) => `✕ ${id}  ${message}`)),
    ])
    return refused.length > 0 ? EXIT.refused : EXIT.done
  })
  const withMessage = (failure: Failure) => ({ ...failure, message: words.failure(failure) })
}
