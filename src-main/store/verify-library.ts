import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { isArticleFolder } from './care/known-files.ts'
import type { DecisionLog } from './decision-log.ts'
import { unlessDiskFails } from './disk/disk-failure.ts'
import { namesIn, type StoreFs } from './disk/store-fs.ts'
import { mediaFileName } from './media-store.ts'
import type { Places } from './places.ts'
import { type Finding, problem } from './verify/finding.ts'
import { type Moved, repair } from './verify/repair.ts'
import { type ArticleVerified, verifyArticle } from './verify/verify-article.ts'
import { verifyOriginals } from './verify/verify-originals.ts'
import { verifyRest } from './verify/verify-rest.ts'

type Found = { readonly file: string; readonly code: string }
export type Verification = {
  readonly articles: number
  readonly versions: number
  readonly media: number
  readonly problems: readonly Found[]
  /** Worth knowing, not wrong. */
  readonly notes: readonly Found[]
  /** What `repair` has moved into the quarantine. */
  readonly moved: readonly Moved[]
}
export type VerifyAsked = {
  readonly repair?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

type Given = {
  readonly fs: StoreFs
  readonly places: Places
  readonly log: DecisionLog
  readonly missing: readonly string[]
  /** Settles when every save that was asked for is written. */
  readonly settled: () => Promise<void>
  readonly alone: <T>(id: string, work: () => Promise<T>) => Promise<T>
}

/**
 * Reads everything and compares every hash and every reference; writes nothing, and moves only where `repair` is asked
 * for. Error: `task/cancelled`.
 */
export async function verifyLibrary(given: Given, asked: VerifyAsked = {}): Promise<Envelope<Verification>> {
  const { fs, places, missing, settled } = given
  const ids = (await namesIn(fs, places.articles)).filter(isArticleFolder)
  const listed = new Set(await namesIn(fs, places.media))
  const total = ids.length + listed.size + (await namesIn(fs, places.trashMedia)).length
  let steps = 0
  const step = async () => {
    asked.onProgress?.(steps++, total)
    return !asked.signal?.aborted
  }
  const originals = await verifyOriginals(given, step)
  if (!originals) return failed('task/cancelled')
  const setAside = await namesIn(fs, places.quarantine)
  const whole = new Set(originals.whole)
  const findings: Finding[] = missing.map((id) => problem(`articles/${id}`, 'article/missing'))
  const counts = { articles: 0, versions: 0 }
  for (const id of ids) {
    if (!(await step())) return failed('task/cancelled')
    const look = async () =>
      (await unlessDiskFails(() => verifyArticle({ ...given, originals: whole, setAside }, id))) ?? unreadable(id)
    let verified = await look()
    if (verified.findings.length > 0) {
      // A save may have been half way through: article, decision log and version are written one after the other.
      await settled()
      for (const name of await namesIn(fs, places.media)) {
        const added = listed.has(name) ? null : mediaFileName(name)
        if (added) whole.add(`media:${added.sha256}`)
      }
      verified = await look()
    }
    counts.articles += verified.counted ? 1 : 0
    counts.versions += verified.versions
    findings.push(...verified.findings)
  }
  findings.push(...originals.findings, ...(await verifyRest({ ...given, setAside })))
  const moved = asked.repair ? await repair(given, findings) : []
  asked.onProgress?.(total, total)
  const of = (weight: Finding['weight']) =>
    findings.filter((finding) => finding.weight === weight).map(({ file, code }) => ({ file, code }))
  return done({ ...counts, media: originals.media, problems: of('problem'), notes: of('note'), moved })
}

const unreadable = (id: string): ArticleVerified => ({
  counted: true,
  versions: 0,
  findings: [problem(`articles/${id}`, 'article/unreadable')],
})
