/** What browsers drop or hide inside an address: controls, blanks, zero-width and direction marks. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/gu

/** One address policy for parsing, pasting, importing, JSON and export: http, https, mailto and tel only; returns the cleaned address or null. */
export function safeLink(address: string): string | null {
  const cleaned = address.replace(INVISIBLE, '')
  const scheme = /^(https?:\/\/|mailto:|tel:)/i.exec(cleaned)
  if (!scheme || cleaned.length > 2000 || /[\\<>"'`]/.test(cleaned)) return null
  const rest = cleaned.slice(scheme[0].length)
  return rest === '' || /^[/\\]/.test(rest) ? null : scheme[0].toLowerCase() + rest
}

/** Whether the address is already in its safe form. */
export const isSafeLink = (address: string): boolean => safeLink(address) === address
