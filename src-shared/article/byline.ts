import type { ArticleFields, Byline } from './article.ts'

/** Roles that stand before a name on a portal page, followed by a colon. */
const ROLE =
  /^(tin,? ảnh|tin và ảnh|bài,? ảnh|bài và ảnh|thực hiện|tin|bài|ảnh|tác giả|người viết|biên tập|đưa tin)\s*:\s*/iu
const LONGEST = 80

/** The byline as it is printed: the person's own line where there is one, else built from the structured bylines. */
export function printByline(fields: Pick<ArticleFields, 'bylines' | 'printedByline'>): string {
  if (fields.printedByline !== null) return fields.printedByline
  return groupByRole(fields.bylines)
    .map(({ role, bylines }) => (role ? `${role}: ` : '') + printNames(bylines))
    .join(' · ')
}

/** Reads a printed byline into persons; `printed` keeps the line as it stands, so nothing is lost where the reading is poor. */
export function readByline(line: string): { readonly bylines: readonly Byline[]; readonly printed: string } {
  const printed = line.replace(/\s+/gu, ' ').trim()
  if (printed === '' || printed.length > LONGEST * 2) return { bylines: [], printed }
  const role = ROLE.exec(printed)?.[1] ?? ''
  const rest = role ? printed.slice(printed.indexOf(':') + 1).trim() : printed
  const bracketed = /^(.*?)\s*\(([^()]+)\)$/u.exec(rest)
  const names = bracketed?.[1] ?? rest
  const organisation = bracketed?.[2] ?? ''
  return { bylines: readNames(names, organisation, role), printed }
}

function readNames(names: string, organisation: string, role: string): readonly Byline[] {
  const parts = names.split(/\s+[-–—]\s+|\s*,\s*|\s+&\s+|\s+và\s+/u).filter((part) => part !== '')
  const last = parts.at(-1) ?? ''
  // "Viết Quang - VPHU Phú Vang": what follows the dash is an office when it begins with an abbreviation and is no name.
  if (organisation === '' && parts.length === 2 && isOffice(last))
    return [{ name: parts[0] ?? '', role, organisation: last }]
  return parts
    .slice(0, 20)
    .map((name) => ({ name: name.slice(0, 120), role, organisation: organisation.slice(0, 200) }))
}

const isOffice = (text: string): boolean =>
  /^(VP|TT|UBND|HĐND|Văn phòng|Trung tâm|Phòng|Ban|Đài|Hội|Đoàn)/u.test(text) &&
  text !== text.toLowerCase() &&
  /\s|&|^[A-ZĐ&]{3,}/u.test(text)

function groupByRole(
  bylines: readonly Byline[],
): readonly { readonly role: string; readonly bylines: readonly Byline[] }[] {
  const groups: { role: string; bylines: Byline[] }[] = []
  for (const byline of bylines.filter(({ name }) => name.trim() !== '')) {
    const last = groups.at(-1)
    if (last?.role === byline.role) last.bylines.push(byline)
    else groups.push({ role: byline.role, bylines: [byline] })
  }
  return groups
}

function printNames(bylines: readonly Byline[]): string {
  const organisations = new Set(bylines.map(({ organisation }) => organisation))
  if (organisations.size > 1) return bylines.map(withOrganisation).join(' - ')
  const organisation = bylines[0]?.organisation ?? ''
  return bylines.map(({ name }) => name).join(' - ') + (organisation ? ` (${organisation})` : '')
}

const withOrganisation = ({ name, organisation }: Byline): string => (organisation ? `${name} (${organisation})` : name)
