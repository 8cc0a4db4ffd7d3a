import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type ActingProfile = {
  readonly get: () => string | null
  readonly set: (profileId: string) => void
}

/** Who acted last on this library from this computer, kept in `file`; losing it costs one choice. */
export const actingProfileIn = (file: string, libraryDir: string): ActingProfile => ({
  get: () => {
    const known = remembered(file)[libraryDir]
    return typeof known === 'string' ? known : null
  },
  set: (profileId) => {
    try {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify({ ...remembered(file), [libraryDir]: profileId }), { mode: 0o600 })
    } catch {
      // A folder that cannot be written only means choosing again next time.
    }
  },
})

const remembered = (file: string): Readonly<Record<string, unknown>> => {
  try {
    const known: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof known === 'object' && known !== null ? { ...known } : {}
  } catch {
    return {}
  }
}
