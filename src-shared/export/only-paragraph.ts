/** The inside of `<p>…</p>` when that is all there is, else null. */
export function onlyParagraph(html: string): string | null {
  const text = html.trim()
  return text.startsWith('<p>') && text.endsWith('</p>') && text.lastIndexOf('<p>') === 0 ? text.slice(3, -4) : null
}
