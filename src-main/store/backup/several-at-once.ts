import { done, type Envelope } from '@shared/contract/operations.ts'

/** While one waits for the disk the others go on. */
const AT_ONCE = 6

/** Does the work for every item, several at a time, in no order. The first failure ends it and is the answer. */
export async function severalAtOnce<T>(
  items: readonly T[],
  work: (item: T) => Promise<Envelope<unknown>>,
): Promise<Envelope<null>> {
  const waiting = items.toReversed()
  let failure: Envelope<never> | null = null
  const worker = async () => {
    for (let item = waiting.pop(); item !== undefined && !failure; item = waiting.pop()) {
      const worked = await work(item)
      if (!worked.ok) failure ??= worked
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return failure ?? done(null)
}
