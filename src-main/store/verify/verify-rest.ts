import { join } from 'node:path'
import {
  isArticleFolder,
  isKnownInLibrary,
  isKnownInTrash,
  isOfTheSystem,
  trashedArticle,
} from '../care/known-files.ts'
import { listFolder } from '../disk/remove-folder.ts'
import { namesIn } from '../disk/store-fs.ts'
import { type Finding, isSealed, movable, note, problem, type VerifyGiven } from './finding.ts'

type Given = Pick<VerifyGiven, 'fs' | 'places' | 'setAside'>

/** The library's own files, its trash, its quarantine, and names that nobody knows. */
export async function verifyRest(given: Given): Promise<readonly Finding[]> {
  const { fs, places, setAside } = given
  const findings: Finding[] = []
  for (const name of await namesIn(fs, places.dir)) {
    if (!isKnownInLibrary(name)) findings.push(await unknown(given, name, join(places.dir, name)))
    // The index is a cache: a bad one is built again.
    else if (/^(library|backups)\..*(json|bak)$/.test(name))
      findings.push(...(await unsealed(given, name, join(places.dir, name), 'library/damaged', 'library')))
  }
  for (const name of await namesIn(fs, places.articles))
    if (!isArticleFolder(name) && !isOfTheSystem(name))
      findings.push(await unknown(given, `articles/${name}`, join(places.articles, name)))
  for (const name of await namesIn(fs, places.trash)) {
    const path = join(places.trash, name)
    if (!isKnownInTrash(name)) findings.push(await unknown(given, `trash/${name}`, path))
    else if (name.startsWith('purged'))
      findings.push(...(await unsealed(given, `trash/${name}`, path, 'trash/damaged', 'trash')))
    else if (trashedArticle(name)) findings.push(note(`trash/${name}`, 'trash/not-deleted-yet'))
  }
  return [...findings, ...setAside.map((name) => note(`quarantine/${name}`, 'quarantine/kept'))]
}

async function unknown({ fs }: Given, file: string, path: string): Promise<Finding> {
  const code = 'library/unknown-file'
  return (await listFolder(fs, path)) ? problem(file, code) : movable(fs, { file, code }, path, 'library')
}

async function unsealed({ fs }: Given, file: string, path: string, code: string, label: string): Promise<Finding[]> {
  return (await isSealed(fs, path)) ? [] : [await movable(fs, { file, code }, path, label)]
}
