import { extname, isAbsolute, resolve } from 'node:path'

export type DesktopArguments = {
  /** From `--library DIR`. */
  readonly libraryDir: string | null
  /** Files that the person opened with this program. */
  readonly files: readonly string[]
}

const OPENED_KINDS = ['.txt', '.html', '.htm', '.tinbai']

/** What the command line asks for; relative paths are taken from `workingDir`. */
export const desktopArguments = (argv: readonly string[], workingDir: string): DesktopArguments => {
  const at = (path: string): string => (isAbsolute(path) ? path : resolve(workingDir, path))
  let libraryDir: string | null = null
  const files: string[] = []
  const rest = argv.slice(1)
  for (let i = 0; i < rest.length; i += 1) {
    const word = rest[i] ?? ''
    if (word === '--library') {
      const dir = rest[i + 1]
      if (dir !== undefined) libraryDir = at(dir)
      i += 1
    } else if (word.startsWith('--library=')) libraryDir = at(word.slice('--library='.length))
    else if (!word.startsWith('-') && OPENED_KINDS.includes(extname(word).toLowerCase())) files.push(at(word))
  }
  return { libraryDir, files }
}
