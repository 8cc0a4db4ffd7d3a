import { basename } from 'node:path'
import {
  done,
  type Envelope,
  type Failure,
  failed,
  type ProposalOfFile,
  type TaggedLine,
} from '@shared/contract/operations.ts'
import { type Command, Option } from 'commander'
import { FILE_LIMIT } from '../../intake/decode-text.ts'
import type { CliWords } from './cli-words.ts'
import { EXIT } from './exit-codes.ts'
import { type Cli, type Desk, libraryCommand } from './library-command.ts'
import { readSmallFile } from './read-small-file.ts'

type Given = { readonly accept: boolean; readonly encoding?: 'windows-1258' | 'tcvn3' }
type Imported =
  | {
      readonly file: string
      readonly lines: readonly Pick<TaggedLine, 'tag' | 'text'>[]
      readonly proposal: ProposalOfFile['proposal']
      readonly warnings: ProposalOfFile['warnings']
      /** The new article, with --accept. */
      readonly id?: string
    }
  | { readonly file: string; readonly error: Failure & { readonly message: string } }

export function addImportCommand(program: Command, cli: Cli): void {
  const { words } = cli
  const command = program
    .command('import')
    .description(words.commands.import)
    .argument('<FILE...>', words.options.file)
    .option('--accept', words.options.accept, false)
    .addOption(new Option('--encoding <NAME>', words.options.encoding).choices(['windows-1258', 'tcvn3']))
  libraryCommand<Given>(command, cli, async (desk, files, given) => {
    const imported: Imported[] = []
    for (const file of files) {
      const one = await importFile(desk, file, given)
      imported.push(one.ok ? one.value : { file, error: { ...one.error, message: words.failure(one.error) } })
    }
    desk.answer(
      imported,
      imported.flatMap((one) => asLines(one, words)),
    )
    return imported.some((one) => 'error' in one) ? EXIT.refused : EXIT.done
  })
}

async function importFile(desk: Desk, file: string, { accept, encoding }: Given): Promise<Envelope<Imported>> {
  const bytes = await readSmallFile(desk.path(file), { limit: FILE_LIMIT, tooLarge: 'intake/too-large' })
  if (!bytes.ok) return bytes
  const name = basename(file)
  const read = await desk.call('intake.read', { files: [{ name, data: bytes.value.toString('base64') }], encoding })
  if (!read.ok) return read
  const [proposed] = read.value
  if (!proposed) return failed('intake/nothing-read')
  if ('error' in proposed) return { ok: false, error: proposed.error }
  const { lines, proposal, warnings } = proposed
  const imported = { file, lines: lines.map(({ tag, text }) => ({ tag, text })), proposal, warnings }
  if (!accept) return done(imported)
  const created = await desk.call('intake.accept', { file: name, lines: [...lines], eventOn: proposal.eventOn })
  return created.ok ? done({ ...imported, id: created.value.article.id }) : created
}

function asLines(one: Imported, words: CliWords): readonly string[] {
  if ('error' in one) return [`✕ ${one.file}: ${one.error.message}`]
  const width = Math.max(...Object.values(words.tags).map(({ length }) => length))
  return [
    `${one.file}${one.id ? `  → ${one.id}` : ''}`,
    ...one.lines.map(({ tag, text }) => `  ${words.tags[tag].padEnd(width)}  ${text}`),
    ...one.warnings.map((warning) => `  ! ${words.failure(warning)}`),
  ]
}
