/**
 * Gives a previewed document its own style sheets. The frame inherits the window's strict content security policy, which
 * drops `<style>` elements; the same rules go in through the object model. The document itself is not changed.
 */
export function adoptStyles(frame: HTMLIFrameElement): void {
  const page = frame.contentDocument
  const Sheet =
    frame.contentWindow && 'CSSStyleSheet' in frame.contentWindow
      ? (frame.contentWindow.CSSStyleSheet as typeof CSSStyleSheet)
      : null
  if (!page || !Sheet) return
  page.adoptedStyleSheets = [...page.querySelectorAll('style')].map((style) => {
    const sheet = new Sheet()
    sheet.replaceSync(style.textContent ?? '')
    return sheet
  })
}
