import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type StartArguments = {
  /** The local web host, even where Electron is there. */
  readonly web: boolean
  /** Only print the address. */
  readonly noOpen: boolean
  readonly libraryDir: string | null
}

/** What `npm start -- …` asks for; null when it asks for something unknown. */
export const startArguments = (words: readonly string[], workingDir: string): StartArguments | null => {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { web: { type: 'boolean' }, 'no-open': { type: 'boolean' }, library: { type: 'string' } },
    })
    const libraryDir = values.library === undefined ? null : resolve(workingDir, values.library)
    return { web: values.web ?? false, noOpen: values['no-open'] ?? false, libraryDir }
  } catch {
    return null
  }
}
