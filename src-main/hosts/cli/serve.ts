import type { Command } from 'commander'
import { shipped } from '../shipped.ts'
import { EXIT } from './exit-codes.ts'
import { type Cli, libraryCommand } from './library-command.ts'

/** Opens the local web door and prints its address; runs until it is stopped. */
export function addServeCommand(program: Command, cli: Cli): void {
  libraryCommand(program.command('serve').description(cli.words.commands.serve), cli, async (desk) => {
    const rendererDir = shipped('out/renderer')
    if (!rendererDir) return desk.refuse({ code: 'host/not-built' })
    // Only this command needs the web server.
    const { startLocalWeb } = await import('../local-web/server.ts')
    const { services, pictures, library } = desk.composed
    // Whoever was named acts at first; the window may choose another.
    const actingProfile = { get: () => desk.named, set: () => {} }
    const web = await startLocalWeb({ services, pictures, library, rendererDir, actingProfile })
    desk.answer({ url: web.url, port: web.port }, [cli.words.serving(web.url)])
    await cli.io.stopped()
    await web.close()
    return EXIT.done
  })
}
