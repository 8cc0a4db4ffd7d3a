import { type LongOperation, useWork } from '../../client/index.ts'
import { useWords } from '../../copy/index.ts'
import { WorkProgress } from '../../ui/index.ts'

/** How far a long operation of this window is, while it runs. */
export function LongProgress({ name }: { readonly name: LongOperation }) {
  const w = useWords()
  const { running, stop } = useWork(name)
  if (!running) return null
  const { done, total, since, stopping } = running
  return <WorkProgress label={w(`work.${name}`)} {...{ done, total, since, stopping }} onStop={stop} />
}
