import { join } from 'node:path'
import { isOfTheSystem } from '../care/known-files.ts'
import { LARGEST_RECORD } from '../disk/envelope.ts'
import { listFolder } from '../disk/remove-folder.ts'
import { namesIn, readUpTo, stampOf } from '../disk/store-fs.ts'
import { CURRENT_VERSION } from '../migrations/migrations.ts'
import { peekVersion, unpackVersion } from '../versions/version-file.ts'
import { createVersionNames } from '../versions/version-names.ts'
import { versionOfFile } from '../versions/version-store.ts'
import { type Finding, movable, note, problem, type VerifyGiven } from './finding.ts'
import type { PhotoCheck } from './missing-photos.ts'

/** Every version of an article: its hash, its head, its parent, its photos. */
export async function verifyVersions(
  given: VerifyGiven,
  id: string,
  missingPhotos: PhotoCheck,
): Promise<{ readonly versions: number; readonly findings: readonly Finding[] }> {
  const { fs, places, setAside } = given
  const findings: Finding[] = []
  const parents = new Map<string, string>()
  const here = new Set<string>()
  for (const name of await namesIn(fs, places.versions(id))) {
    const version = versionOfFile(name)
    const path = join(places.versions(id), name)
    const file = `articles/${id}/versions/${name}`
    if (!version) {
      if (isOfTheSystem(name)) continue
      const unknown = { file, code: 'version/unknown-file' }
      findings.push((await listFolder(fs, path)) ? problem(file, unknown.code) : await movable(fs, unknown, path, id))
      continue
    }
    // Thinned a moment ago.
    if (!(await stampOf(fs, path))) continue
    here.add(version)
    const bytes = (await readUpTo(fs, path, LARGEST_RECORD)) ?? new Uint8Array()
    const unpacked = await unpackVersion(bytes, version)
    if (unpacked?.article.id === id) {
      if (unpacked.head.parent) parents.set(file, unpacked.head.parent)
      findings.push(...missingPhotos(file, unpacked.article))
    } else if ((peekVersion(bytes)?.schemaVersion ?? 0) > CURRENT_VERSION)
      findings.push(problem(file, 'article/newer-version'))
    else findings.push(await movable(fs, { file, code: 'version/damaged' }, path, id))
  }
  const { thinned } = await createVersionNames({ fs, places, writable: () => false }).read(id)
  for (const [file, parent] of parents) {
    if (here.has(parent) || thinned.includes(parent)) continue
    const known = setAside.some((name) => name.startsWith(`${id}.`) && name.includes(parent))
    findings.push(known ? note(file, 'version/parent-in-quarantine') : problem(file, 'version/parent-missing'))
  }
  return { versions: here.size, findings }
}
