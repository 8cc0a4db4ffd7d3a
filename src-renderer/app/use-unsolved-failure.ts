import { useState } from 'react'
import type { SaveStatus } from '../features/editor/index.ts'

/**
 * Why the text is not saved, until it is: trying again does not take the reason and its buttons away. Leaving the text
 * for a button saves at once, and the button must still be there when the press ends.
 */
export function useUnsolvedFailure(status: SaveStatus): string | null {
  const [known, setKnown] = useState<string | null>(null)
  const code = status.kind === 'failed' ? status.code : status.kind === 'saved' ? null : known
  if (code !== known) setKnown(code)
  return code
}
