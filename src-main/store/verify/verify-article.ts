import { join } from 'node:path'
import type { Article } from '@shared/article/article.ts'
import { UNDO_LIMITS } from '@shared/undo/undo-journal.ts'
import { articleRecordSpec } from '../article-reader.ts'
import { isKnownInArticle } from '../care/known-files.ts'
import { backupOf } from '../disk/durable-write.ts'
import { readCopy } from '../disk/record.ts'
import { listFolder } from '../disk/remove-folder.ts'
import { namesIn, stampOf, unlessMissing } from '../disk/store-fs.ts'
import { readUndoFile } from '../undo/undo-lines.ts'
import { type Finding, isSealed, movable, note, problem, type VerifyGiven } from './finding.ts'
import { createPhotoCheck } from './missing-photos.ts'
import { verifyVersions } from './verify-versions.ts'

export type ArticleVerified = {
  readonly counted: boolean
  readonly versions: number
  readonly findings: readonly Finding[]
}

/** Both copies of an article, its decisions, versions, names, photos, and whatever else lies in its folder. */
export async function verifyArticle(given: VerifyGiven, id: string): Promise<ArticleVerified> {
  const { fs, places, setAside } = given
  const spec = articleRecordSpec({ fs, places, writable: () => false }, id)
  const main = await readCopy(spec, spec.path)
  const backup = await readCopy(spec, backupOf(spec.path))
  const names = await namesIn(fs, places.article(id))
  const file = `articles/${id}/article.json`
  const missingPhotos = createPhotoCheck(given)
  const photos = main.status === 'good' ? missingPhotos(file, main.stored.data) : []
  const { versions, findings: ofVersions } = await verifyVersions(given, id, missingPhotos)
  const others = await verifyOthers(given, id, names)
  // A folder without a file is what a killed first save leaves: nobody was told that it was kept.
  const empty = main.status === 'missing' && backup.status === 'missing' && versions === 0
  if (empty && !setAside.some((name) => name.startsWith(`${id}.`)))
    return { counted: false, versions: 0, findings: [...ofVersions, ...others] }

  const findings: Finding[] = []
  if (main.status === 'bad') findings.push(await movable(fs, { file, code: 'article/damaged' }, spec.path, id))
  if (main.status === 'missing') findings.push(problem(file, 'article/damaged'))
  if (main.status === 'newer') findings.push(problem(file, 'article/newer-version'))
  if (backup.status === 'bad')
    findings.push(await movable(fs, { file: `${file}.bak`, code: 'article/damaged' }, backupOf(spec.path), id))
  const text = main.status === 'good' ? main : backup
  const decisions = text.status === 'good' ? text.stored.data.decisions : []
  findings.push(...(await verifyDecisions(given, id, decisions)), ...photos)
  return { counted: true, versions, findings: [...findings, ...ofVersions, ...others] }
}

async function verifyDecisions(
  { fs, places, log }: VerifyGiven,
  id: string,
  decisions: Article['decisions'],
): Promise<Finding[]> {
  const code = await log.fault(id, decisions)
  const file = `articles/${id}/decisions.jsonl`
  if (code === null) return []
  return [
    code === 'decisions/chain-broken'
      ? await movable(fs, { file, code }, places.decisions(id), id)
      : problem(file, code),
  ]
}

async function verifyOthers({ fs, places }: VerifyGiven, id: string, names: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const name of names) {
    const path = join(places.article(id), name)
    const file = `articles/${id}/${name}`
    if (!isKnownInArticle(name)) {
      const unknown = { file, code: 'article/unknown-file' }
      findings.push((await listFolder(fs, path)) ? problem(file, unknown.code) : await movable(fs, unknown, path, id))
    } else if (/^article\.v\d/.test(name)) {
      if (!(await isSealed(fs, path))) findings.push(await movable(fs, { file, code: 'article/damaged' }, path, id))
    } else if (/^version-names\.json/.test(name)) {
      if (!(await isSealed(fs, path)))
        findings.push(await movable(fs, { file, code: 'version/names-damaged' }, path, id))
    } else if (name === 'undo.jsonl' && !(await isWholeJournal(fs, path))) findings.push(note(file, 'undo/unusable'))
  }
  return findings
}

async function isWholeJournal(fs: VerifyGiven['fs'], path: string): Promise<boolean> {
  const stamp = await stampOf(fs, path)
  if (stamp && stamp.size > UNDO_LIMITS.bytes) return false
  const bytes = await unlessMissing(fs.readFile(path))
  return bytes === null || readUndoFile(bytes)?.whole === true
}
