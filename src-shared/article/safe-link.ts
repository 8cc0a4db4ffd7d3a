/** One address policy for parsing, pasting, importing, JSON and export: http, https, mailto and tel only; returns the cleaned address or null. */
export function safeLink(address: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these inside a scheme, so must we
  const cleaned = address.replace(/[\u0000-\u0020\u007f-\u009f\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
  const scheme = /^(https?:\/\/|mailto:|tel:)/i.exec(cleaned)
  if (!scheme || cleaned.length > 2000 || /[\\<>"'`]/.test(cleaned)) return null
  const rest = cleaned.slice(scheme[0].length)
  return rest === '' || /^[/\\]/.test(rest) ? null : scheme[0].toLowerCase() + rest
}

/** Whether the address is already in its safe form. */
export const isSafeLink = (address: string): boolean => safeLink(address) === address
