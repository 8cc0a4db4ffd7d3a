import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A file or folder that the program ships, found from the running file upwards: the sources and the build lie at different depths. */
export function shipped(path: string): string | null {
  for (let dir = import.meta.dirname; ; dir = dirname(dir)) {
    const candidate = join(dir, path)
    if (existsSync(candidate)) return candidate
    if (dirname(dir) === dir) return null
  }
}
