import type { Article } from '@shared/article/article.ts'
import { publishedContent } from '@shared/article/content.ts'
import type { Decision, DecisionKind } from '@shared/article/decision.ts'
import type { VersionReason } from '@shared/versions/version-reasons.ts'
import { unlessDiskFails } from '../disk/disk-failure.ts'
import { sha256 } from '../disk/envelope.ts'
import type { By, VersionStore } from './version-store.ts'

export type Kept = { readonly article: Article; readonly generation: number }

export type VersionKeeper = {
  /**
   * Before a stored text is overwritten: makes the version that its last decision asks for, where a crash or a full
   * disk has kept it from being made. Throws when the disk refuses, so that the text is not overwritten.
   */
  settle(id: string, stored: () => Promise<Kept | null>): Promise<void>
  /** After a save: the version that a new decision or a few minutes of change ask for. */
  after(
    kept: Kept & { readonly added: readonly Decision[]; readonly by: By; readonly contentHash: string },
  ): Promise<void>
}

const EVERY_MS = 5 * 60_000
const OF_DECISION: Partial<Record<DecisionKind, VersionReason>> = {
  submit: 'submit',
  return: 'return',
  approve: 'approve',
  export: 'export',
  publish: 'publish',
}

/** Decides when a save makes a version. The text itself is durable by then; a version that fails is owed. */
export function createVersionKeeper(versions: VersionStore, now: () => Date): VersionKeeper {
  const settled = new Set<string>()
  const last = new Map<string, { readonly at: number; readonly contentHash: string }>()

  const take = async ({ article, generation }: Kept, reason: VersionReason, by: By, contentHash: string) => {
    const taken = await unlessDiskFails(() => versions.take({ article, generation, reason, by }))
    if (taken) last.set(article.id, { at: now().getTime(), contentHash })
    else settled.delete(article.id)
  }
  const lastOf = async (article: Article) => {
    const known = last.get(article.id)
    if (known) return known
    const newest = (await unlessDiskFails(() => versions.list(article.id)))?.rows[0]
    const found = newest
      ? { at: Date.parse(newest.at), contentHash: newest.contentHash }
      : { at: Date.parse(article.createdAt), contentHash: '' }
    last.set(article.id, found)
    return found
  }

  return {
    async settle(id, stored) {
      if (settled.has(id)) return
      const kept = await stored()
      const owed = kept?.article.decisions.findLast(({ kind }) => OF_DECISION[kind] !== undefined)
      const reason = owed && OF_DECISION[owed.kind]
      if (kept && reason && sha256(publishedContent(kept.article)) === owed.contentHash) {
        const { rows } = await versions.list(id)
        const made = rows.some((row) => row.reason === reason && row.contentHash === owed.contentHash)
        const by = { id: owed.by, name: owed.byName }
        if (!made) await versions.take({ ...kept, reason, by })
      }
      settled.add(id)
    },
    async after({ article, generation, added, by, contentHash }) {
      const decision = added.findLast(({ kind }) => OF_DECISION[kind] !== undefined)
      const reason = decision && OF_DECISION[decision.kind]
      if (reason) return take({ article, generation }, reason, { id: decision.by, name: decision.byName }, contentHash)
      const before = await lastOf(article)
      const elapsed = now().getTime() - before.at
      // A clock that went back tells nothing about the time that passed.
      if (before.contentHash === contentHash || (elapsed >= 0 && elapsed < EVERY_MS)) return
      await take({ article, generation }, 'interval', by, contentHash)
    },
  }
}
