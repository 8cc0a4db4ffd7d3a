/** Two letters for a round picture: the family name's and the given name's, "Hoàng Thị Ngà" as HN. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const first = words[0]?.[0] ?? ''
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''
  return `${first}${last}`.toLocaleUpperCase('vi')
}
