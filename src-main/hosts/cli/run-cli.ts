import { Command, CommanderError } from 'commander'
import { addApproveCommand } from './approve.ts'
import { addBackupCommand } from './backup.ts'
import { addCheckCommand } from './check.ts'
import { addDiagnosticsCommand } from './diagnostics.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { addExportCommand } from './export.ts'
import { addImportCommand } from './import.ts'
import type { Cli, CliIo } from './library-command.ts'
import { addListCommand } from './list.ts'
import { addPublishCommand } from './publish.ts'
import { addRestoreCommand } from './restore.ts'
import { addReturnCommand } from './return.ts'
import { addSearchCommand } from './search.ts'
import { addServeCommand } from './serve.ts'
import { addSetCommand } from './set.ts'
import { addShowCommand } from './show.ts'
import { addSubmitCommand } from './submit.ts'
import { addTrashCommand } from './trash.ts'
import { addVerifyCommand } from './verify.ts'
import { wordsFor } from './words.ts'

const COMMANDS = [
  addImportCommand,
  addListCommand,
  addSearchCommand,
  addShowCommand,
  addSetCommand,
  addCheckCommand,
  addSubmitCommand,
  addReturnCommand,
  addApproveCommand,
  addPublishCommand,
  addExportCommand,
  addVerifyCommand,
  addTrashCommand,
  addDiagnosticsCommand,
  addBackupCommand,
  addRestoreCommand,
  addServeCommand,
]

/** Runs one command line and returns its exit code (exit-codes.ts). Never ends the process. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  const words = wordsFor(languageIn(argv))
  let exitCode: ExitCode = EXIT.done
  const cli: Cli = {
    io,
    words,
    endWith(code) {
      exitCode = code
    },
  }
  const program = new Command('toasoan')
    .description(words.program)
    .addHelpText('after', `\n${words.exitCodes}`)
    .helpCommand(false)
    .helpOption('-h, --help', words.options.help)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => {} })
    .configureHelp({ styleTitle: (title) => words.helpTitles[title] ?? title })
  for (const add of COMMANDS) add(program, cli)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return EXIT.done
    if (error.code !== 'commander.help') tellUsage(error, cli, argv.includes('--json'))
    return EXIT.usage
  }
}

/** Commander speaks English only; what it quotes is the word that was wrong. */
function tellUsage({ code, message }: CommanderError, { io, words }: Cli, json: boolean): void {
  const word = /'([^']*)'/.exec(message)?.[1] ?? ''
  const failure = { code: USAGE_CODES[code] ?? 'usage/wrong', facts: { word } }
  const sentence = words.failure(failure)
  if (json) io.out(`${JSON.stringify({ error: { ...failure, message: sentence } }, null, 2)}\n`)
  else io.err(`${sentence}\n`)
}

const USAGE_CODES: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'usage/unknown-command',
  'commander.unknownOption': 'usage/unknown-option',
  'commander.missingArgument': 'usage/missing',
  'commander.missingMandatoryOptionValue': 'usage/missing',
  'commander.optionMissingArgument': 'usage/missing',
  'commander.invalidArgument': 'usage/bad-value',
  'commander.excessArguments': 'usage/too-many',
}

function languageIn(argv: readonly string[]): 'vi' | 'en' {
  const at = argv.indexOf('--lang')
  return argv[at + 1] === 'en' && at >= 0 ? 'en' : argv.includes('--lang=en') ? 'en' : 'vi'
}
