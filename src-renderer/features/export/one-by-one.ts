import type { Envelope, Failure, ValueOf } from '../../client/index.ts'

export type ToExport = { readonly id: string; readonly title: string }
export type ManyExported = {
  /** How many were tried. */
  readonly tried: number
  readonly exported: number
  readonly dir: string | null
  readonly refused: readonly { readonly id: string; readonly title: string; readonly reasons: readonly Failure[] }[]
  /** Ended the run: it would meet every other article too. */
  readonly failure: Failure | null
}

export const NOTHING_EXPORTED: ManyExported = { tried: 0, exported: 0, dir: null, refused: [], failure: null }

/** Exports the articles one after another, tells after each, and stops between two of them once `signal` is aborted. */
export async function exportOneByOne({
  articles,
  run,
  signal,
  onProgress,
}: {
  readonly articles: readonly ToExport[]
  readonly run: (id: string) => Promise<Envelope<ValueOf<'export.run'>>>
  readonly signal: AbortSignal
  readonly onProgress: (soFar: ManyExported) => void
}): Promise<ManyExported> {
  let soFar = NOTHING_EXPORTED
  for (const { id, title } of articles) {
    if (signal.aborted) break
    const answer = await run(id)
    if (!answer.ok) {
      soFar = { ...soFar, failure: answer.error }
      onProgress(soFar)
      break
    }
    const { dir, exported, refused } = answer.value
    soFar = {
      ...soFar,
      tried: soFar.tried + 1,
      exported: soFar.exported + exported.length,
      dir: exported.length > 0 ? dir : soFar.dir,
      refused: [...soFar.refused, ...refused.map(({ reasons }) => ({ id, title, reasons }))],
    }
    onProgress(soFar)
  }
  return soFar
}
