import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isOfTheSystem, trashedOriginal } from '../care/known-files.ts'
import { listFolder } from '../disk/remove-folder.ts'
import { errnoOf, namesIn } from '../disk/store-fs.ts'
import { mediaFileName } from '../media-store.ts'
import { type Finding, movable, problem, type VerifyGiven } from './finding.ts'

type Given = Pick<VerifyGiven, 'fs' | 'places'>

export type OriginalsVerified = {
  /** Those that are whole, as `media:<sha256>`, wherever they lie. */
  readonly whole: ReadonlySet<string>
  /** How many of them lie in their own folder. */
  readonly media: number
  readonly findings: readonly Finding[]
}

/** Every original, those that wait in the trash too: the hash of its bytes is its name. */
export async function verifyOriginals(
  { fs, places }: Given,
  step: () => Promise<boolean>,
): Promise<OriginalsVerified | null> {
  const whole = new Set<string>()
  const findings: Finding[] = []
  let media = 0
  for (const [folder, at, readName] of [
    [places.media, 'media', mediaFileName],
    [places.trashMedia, 'trash/media', trashedOriginal],
  ] as const)
    for (const name of await namesIn(fs, folder)) {
      if (!(await step())) return null
      if (isOfTheSystem(name)) continue
      const path = join(folder, name)
      const said = readName(name)
      const file = `${at}/${name}`
      if (said && (await hasHash(path, said.sha256))) {
        if (at === 'media') media += 1
        whole.add(`media:${said.sha256}`)
      } else if (await listFolder(fs, path)) findings.push(problem(file, 'media/unknown-file'))
      else
        findings.push(await movable(fs, { file, code: said ? 'media/damaged' : 'media/unknown-file' }, path, 'media'))
    }
  return { whole, media, findings }
}

async function hasHash(path: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch (error) {
    if (errnoOf(error) === '') throw error
    return false
  }
  return hash.digest('hex') === sha256
}
