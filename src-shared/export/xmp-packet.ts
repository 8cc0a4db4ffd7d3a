import { escapeHtml } from './escape-html.ts'

/**
 * Caption and credit as an XMP packet (ISO 16684-1): `dc:description`, `dc:creator` and `photoshop:Credit`, which is
 * what portals and photo programs read. Empty values are left out.
 */
export function writeXmpPacket({ caption, credit }: { readonly caption: string; readonly credit: string }): string {
  const description = escapeHtml(caption).trim()
  const by = escapeHtml(credit).trim()
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
${description === '' ? '' : `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${description}</rdf:li></rdf:Alt></dc:description>\n`}${by === '' ? '' : `<dc:creator><rdf:Seq><rdf:li>${by}</rdf:li></rdf:Seq></dc:creator>\n<photoshop:Credit>${by}</photoshop:Credit>\n`}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}
