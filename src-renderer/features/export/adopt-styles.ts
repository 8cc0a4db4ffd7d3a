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
  const own = [...page.querySelectorAll('style')].map((style) => style.textContent ?? '')
  page.adoptedStyleSheets = [FITTING, ...own].map((rules) => {
    const sheet = new Sheet()
    sheet.replaceSync(rules)
    return sheet
  })
}

// A body for the portal brings no rules of its own: the portal's make its photos fit.
const FITTING =
  'body { font: 17px/1.6 "Noto Serif", Georgia, serif } figure { margin-inline: 0 } img { max-width: 100%; height: auto }'
