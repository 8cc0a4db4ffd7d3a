import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  done,
  type Envelope,
  type Failure,
  failed,
  type InputOf,
  type OperationName,
  type Profile,
  type ValueOf,
} from '@shared/contract/operations.ts'
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { standIn } from '../../services/stand-in.ts'
import { type Composed, compose } from '../compose.ts'
import { shipped } from '../shipped.ts'
import { libraryDirOf, logsDirOf, thisMachine } from '../start/machine.ts'
import type { CliWords } from './cli-words.ts'
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes.ts'

export type CliIo = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Settles when the person ends a command that runs on. */
  readonly stopped: () => Promise<void>
}

export type Cli = {
  readonly io: CliIo
  readonly words: CliWords
  readonly endWith: (code: ExitCode) => void
}

/** Where a command's answer goes, before any library is opened. */
export type Counter = {
  readonly words: CliWords
  /** Prints the answer: `json` with --json, else the lines for a reader. */
  answer(json: unknown, lines: readonly string[]): ExitCode
  /** Prints why nothing was done. */
  refuse(failure: Failure): ExitCode
  /** A path of the command line, absolute. */
  path(text: string): string
  /** Opens the library of the command line for `work` and closes it again. */
  withLibrary(work: (desk: Desk) => Promise<ExitCode>): Promise<ExitCode>
}

/** What a command works with: an open library, who acts, and where the answer goes. */
export type Desk = Omit<Counter, 'withLibrary'> & {
  readonly composed: Composed
  /** Who was named with --as. */
  readonly named: string | null
  call<N extends OperationName>(name: N, input: InputOf<N>): Promise<Envelope<ValueOf<N>>>
}

/** Adds the options that every command has and runs `work` with the library open; it is closed before the program ends. */
export function libraryCommand<Given extends object>(
  command: Command,
  cli: Cli,
  work: (desk: Desk, words: readonly string[], given: Given) => Promise<ExitCode>,
): void {
  plainCommand<Given>(command, cli, (counter, words, given) => counter.withLibrary((desk) => work(desk, words, given)))
}

/** The same for a command that may do without a library. */
export function plainCommand<Given extends object>(
  command: Command,
  cli: Cli,
  work: (counter: Counter, words: readonly string[], given: Given) => Promise<ExitCode>,
): void {
  const { options } = cli.words
  command
    .option('--library <DIR>', options.library)
    .option('--as <PROFILE>', options.as)
    .option('--json', options.json)
    .addOption(new Option('--lang <LANG>', options.lang).choices(['vi', 'en']).default('vi'))
    .action(async () => {
      const common = commonOptions.parse(command.opts())
      const counter = {
        ...printerOf(cli, common.json),
        words: cli.words,
        path: (text: string) => resolve(cli.io.cwd, text),
      }
      const door = command.name() === 'serve' ? 'local-web' : 'cli'
      const withLibrary: Counter['withLibrary'] = (next) => atDesk(cli, counter, { ...common, door }, next)
      cli.endWith(await work({ ...counter, withLibrary }, command.processedArgs.flat(), command.opts() as Given))
    })
}

async function atDesk(
  cli: Cli,
  counter: Omit<Counter, 'withLibrary'>,
  { library, as, door }: z.infer<typeof commonOptions> & { readonly door: 'cli' | 'local-web' },
  work: (desk: Desk) => Promise<ExitCode>,
): Promise<ExitCode> {
  const libraryDir = libraryDirOf({ ...thisMachine(), env: cli.io.env }, library ? counter.path(library) : null)
  const onBug = (operation: string, cause: unknown) => cli.io.err(`${operation}: ${String(cause)}\n`)
  const scheduleBackups = door === 'local-web'
  const logsDir = logsDirOf({ ...thisMachine(), env: cli.io.env })
  const composed = await compose({ libraryDir, door, version: programVersion(), onBug, scheduleBackups, logsDir })
  if (!composed.ok) {
    counter.refuse(composed.error)
    return EXIT.library
  }
  try {
    const profile = whoActs(composed.value.library.config().profiles, as)
    if (!profile.ok) return counter.refuse(profile.error)
    const who = { profileId: profile.value }
    return await work({
      ...counter,
      composed: composed.value,
      named: as === undefined ? null : profile.value,
      // The contract ties each name to its value; the services check both at their door.
      call: (name, input) => composed.value.services.call(name, input, who) as Promise<Envelope<never>>,
    })
  } finally {
    await composed.value.close()
  }
}

const commonOptions = z.object({
  library: z.string().optional(),
  as: z.string().optional(),
  json: z.boolean().default(false),
})

function printerOf({ io, words }: Cli, json: boolean): Pick<Counter, 'answer' | 'refuse'> {
  return {
    answer(value, lines) {
      io.out(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''))
      return EXIT.done
    },
    refuse(failure) {
      const message = words.failure(failure)
      if (json) io.out(`${JSON.stringify({ error: { ...failure, message } }, null, 2)}\n`)
      else io.err(`${message}\n`)
      return exitCodeOf(failure)
    },
  }
}

/** The profile named by id or name; without a name the only one, or the one that may do everything. Reading needs nobody. */
function whoActs(profiles: readonly Profile[], named: string | undefined): Envelope<string | null> {
  if (named === undefined) return done(standIn(profiles))
  const found = profiles.find(({ id, name }) => id === named || name === named.normalize('NFC'))
  return found ? done(found.id) : failed('profile/not-found', { profile: named })
}

function programVersion(): string {
  const path = shipped('package.json')
  const read = path ? z.object({ version: z.string() }).safeParse(JSON.parse(readFileSync(path, 'utf8'))) : null
  return read?.success ? read.data.version : '0.0.0'
}
