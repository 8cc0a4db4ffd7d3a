import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The program that `npm run build` left; the rig never builds it, so that it runs what is shipped. */
export const builtProgram = (): string => {
  const outDir = resolve(process.env.TOASOAN_OUT_DIR ?? join(import.meta.dirname, '..', '..', 'out'))
  if (!existsSync(join(outDir, 'main', 'electron.js'))) throw new Error('no built program: npm run build comes first')
  return outDir
}
