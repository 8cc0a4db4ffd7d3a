/** Puts the body on the clipboard as HTML and as text, the way a portal's form takes either; false when refused. */
export async function copyHtml(exported: { readonly html: string; readonly plain: string }): Promise<boolean> {
  const body = new DOMParser().parseFromString(exported.html, 'text/html').body.innerHTML.trim()
  try {
    const item = new ClipboardItem({
      'text/html': new Blob([body], { type: 'text/html' }),
      'text/plain': new Blob([exported.plain], { type: 'text/plain' }),
    })
    await navigator.clipboard.write([item])
    return true
  } catch {
    return false
  }
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
