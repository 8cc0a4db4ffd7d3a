import { cleanText } from './clean-text.ts'

/** Cleaned text, escaped for element content, for double-quoted attributes and for XML. */
export const escapeHtml = (text: string): string =>
  cleanText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** JSON for a data block: no `<`, `>`, `&` or line separator survives, so `</script>` can not close it. */
export const jsonForScript = (value: unknown): string =>
  JSON.stringify(value, null, 1).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
