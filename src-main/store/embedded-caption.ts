const LONGEST_XMP = 512 * 1024
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Caption and credit that a camera or photo desk left in the file: XMP first, then IPTC; empty when neither has one. */
export function readEmbeddedCaption({
  xmpAsString,
  iptc,
}: {
  readonly xmpAsString?: string | undefined
  readonly iptc?: Uint8Array | undefined
}): { readonly caption: string; readonly credit: string } {
  const xmp = xmpAsString && xmpAsString.length <= LONGEST_XMP ? xmpAsString : ''
  const records = iptc ? readIptc(iptc) : new Map<number, string>()
  return {
    caption: tidy(xmpText(xmp, 'dc:description') || records.get(120) || '', 2000),
    credit: tidy(
      xmpText(xmp, 'photoshop:Credit') || xmpText(xmp, 'dc:creator') || records.get(110) || records.get(80) || '',
      300,
    ),
  }
}

/** A property as an attribute, as plain text, or as the first item of a list. */
function xmpText(xmp: string, property: string): string {
  const attribute = new RegExp(`\\s${property}="([^"]*)"`).exec(xmp)?.[1]
  if (attribute) return unescapeXml(attribute)
  const start = xmp.indexOf(`<${property}`)
  const end = xmp.indexOf(`</${property}>`, start)
  if (start < 0 || end < 0) return ''
  const inside = xmp.slice(xmp.indexOf('>', start) + 1, end)
  const item = /<rdf:li[^>]*>([^<]*)<\/rdf:li>/.exec(inside)?.[1]
  return unescapeXml(item ?? (inside.includes('<') ? '' : inside))
}

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** The text records of IPTC's application part (2:xx) that are UTF-8; older charsets are left alone. */
function readIptc(bytes: Uint8Array): Map<number, string> {
  const records = new Map<number, string>()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let at = 0; at + 5 <= bytes.length; at += 1) {
    if (bytes[at] !== 0x1c || bytes[at + 1] !== 2) continue
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0)
    const type = bytes[at + 2] ?? 0
    if (length > 0x7fff || at + 5 + length > bytes.length) continue
    try {
      if (!records.has(type)) records.set(type, decoder.decode(bytes.subarray(at + 5, at + 5 + length)))
    } catch {
      // Not UTF-8: a wrong caption is worse than none.
    }
    at += 4 + length
  }
  return records
}

const tidy = (text: string, longest: number): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
