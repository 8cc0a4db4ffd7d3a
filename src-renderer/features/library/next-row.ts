/** Where a key leads from the open row: the id to open, or null when the key is not for the list or there is nowhere to go. */
export function nextRow(
  rows: readonly { readonly id: string }[],
  currentId: string | null,
  key: string,
): string | null {
  const at = rows.findIndex((row) => row.id === currentId)
  const to = target(key, at, rows.length)
  if (to === null) return null
  const next = rows[Math.max(0, Math.min(rows.length - 1, to))]
  return next && next.id !== currentId ? next.id : null
}

const PAGE = 6

function target(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at === -1 ? length - 1 : at - 1
    case 'PageDown':
      return at + PAGE
    case 'PageUp':
      return at - PAGE
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}
