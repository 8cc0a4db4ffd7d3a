import { issueKey } from '@shared/checks/run-checks.ts'
import { done } from '@shared/contract/operations.ts'
import type { Command } from 'commander'
import { decide } from './decide.ts'
import { type Cli, libraryCommand } from './library-command.ts'

export function addApproveCommand(program: Command, cli: Cli): void {
  const command = program
    .command('approve')
    .description(cli.words.commands.approve)
    .argument('<ID>', cli.words.options.id)
    .option('--sign-warnings', cli.words.options.signWarnings, false)
  libraryCommand<{ signWarnings: boolean }>(command, cli, (desk, [id = ''], { signWarnings }) =>
    decide(desk, id, async ({ contentHash }) => {
      const checked = await desk.call('articles.check', { id })
      if (!checked.ok) return checked
      const warnings = checked.value.filter(({ severity }) => severity === 'warning')
      return done({ kind: 'approve', contentHash, signedWarnings: signWarnings ? warnings.map(issueKey) : [] })
    }),
  )
}
