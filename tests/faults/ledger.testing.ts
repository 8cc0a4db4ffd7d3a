import { publishedContent } from '@shared/article/content.ts'
import { alone } from '../../src-main/store/backup/backup.testing.ts'
import { openBackup } from '../../src-main/store/backup/backup-reader.ts'
import { sha256 } from '../../src-main/store/disk/envelope.ts'
import type { Library } from '../../src-main/store/library.ts'
import type { Told } from './told.testing.ts'

/** What was promised to people by a library that is killed again and again. */
export type Ledger = {
  /** Takes in what a killed process told. */
  note(told: Told): void
  /** A text that was there before anybody worked. */
  has(id: string, hash: string, generation: number): void
  /** What is not as promised in the library; empty when nothing is lost. */
  missingIn(library: Library): Promise<readonly string[]>
  /** The same for one text, which may be only the last acknowledged one where nothing else was acceptable. */
  wrongWith(library: Library, id: string, only: 'acknowledged' | 'or under way'): Promise<readonly string[]>
  texts(): ReadonlyMap<string, TextPromised>
  counts(): { readonly acknowledged: number; readonly texts: number }
}

/** The last text of an article that was acknowledged. */
export type TextPromised = {
  readonly hash: string
  readonly generation: number
  readonly decisions: number
  /** Texts that were on their way after this one. */
  readonly underWay: ReadonlySet<string>
  readonly state: 'here' | 'going' | 'gone'
}
type Text = { -readonly [K in keyof TextPromised]: TextPromised[K] } & { underWay: Set<string> }

/** `merged`: articles that a merge brings, with the hash of each text. */
export function createLedger(merged: ReadonlyMap<string, string>): Ledger {
  const texts = new Map<string, Text>()
  const versions = new Map<string, { readonly id: string; readonly name: string | null }>()
  const undo = new Set<string>()
  const photos = new Set<string>()
  const addresses = { acknowledged: null as string | null, underWay: new Set<string>() }
  let backup: string | null = null
  let acknowledged = 0

  const saw = (id: string, hash: string, generation: number, decisions: number) =>
    texts.set(id, { hash, generation, decisions, underWay: new Set(), state: 'here' })

  const ofText = async (library: Library, id: string, text: Text): Promise<readonly string[]> => {
    const { hash, generation, decisions, underWay, state } = text
    const read = await library.read(id)
    if (state !== 'here' && !read.ok && read.error.code === 'article/not-found') return []
    if (state === 'gone') return [`${id}: removed for good and here again`]
    if (!read.ok) return [`${id}: ${read.error.code}`]
    const now = sha256(publishedContent(read.value.article))
    const wrong: string[] = []
    if (read.value.generation < generation) wrong.push(`${id}: generation ${read.value.generation} of ${generation}`)
    if (now !== hash && !underWay.has(now)) wrong.push(`${id}: another text`)
    if (read.value.article.decisions.length < decisions) wrong.push(`${id}: its history is shorter`)
    if (undo.has(id) && !(await library.undo.read(id))) wrong.push(`${id}: its undo is gone`)
    // What was under way and is here now is what the next round builds on.
    text.hash = now
    text.underWay = new Set()
    return wrong
  }

  const ofVersion = async (library: Library, version: string, { id, name }: { id: string; name: string | null }) => {
    if (texts.get(id)?.state !== 'here') return []
    const read = await library.versions.read(id, version)
    if (!read.ok) return [`${id}: version ${version}: ${read.error.code}`]
    return name === null || read.value.row.name !== null ? [] : [`${id}: version ${version} lost its name ${name}`]
  }

  const ofBackup = async (): Promise<readonly string[]> => {
    if (!backup) return []
    const opened = await openBackup(backup)
    if (!opened.ok) return [`backup: ${opened.error.code}`]
    try {
      const proven = await opened.value.verify(alone())
      return proven.ok ? [] : [`backup: ${proven.error.code}`]
    } finally {
      opened.value.close()
    }
  }

  return {
    has: (id, hash, generation) => void saw(id, hash, generation, 0),
    note(told) {
      switch (told.kind) {
        case 'asked':
          return void texts.get(told.id)?.underWay.add(told.hash)
        case 'saved':
          acknowledged += 1
          return void saw(told.id, told.hash, told.generation, told.decisions)
        case 'going':
        case 'gone': {
          const text = texts.get(told.id)
          if (text) text.state = told.kind
          return
        }
        case 'version':
          acknowledged += 1
          return void versions.set(told.version, told)
        case 'undo':
          return void undo.add(told.id)
        case 'photo':
          acknowledged += 1
          return void photos.add(told.media)
        case 'configAsked':
          return void addresses.underWay.add(told.address)
        case 'config':
          acknowledged += 1
          addresses.acknowledged = told.address
          addresses.underWay.clear()
          return
        case 'backup':
          acknowledged += 1
          backup = told.file
          return
        case 'merged':
          for (const [id, hash] of merged) if (!texts.has(id)) saw(id, hash, 1, 1)
          return
        default:
          return
      }
    },
    async wrongWith(library, id, only) {
      const text = texts.get(id)
      if (text && only === 'acknowledged') text.underWay = new Set()
      return text ? ofText(library, id, text) : []
    },
    async missingIn(library) {
      const wrong: string[] = []
      for (const [id, text] of texts) wrong.push(...(await ofText(library, id, text)))
      for (const [version, of] of versions) wrong.push(...(await ofVersion(library, version, of)))
      for (const media of photos) {
        const located = await library.media.locate(media)
        if (!located.ok) wrong.push(`${media}: ${located.error.code}`)
      }
      const { address } = library.config().settings.organisation
      if (addresses.acknowledged !== null && address !== addresses.acknowledged && !addresses.underWay.has(address))
        wrong.push(`settings: ${address}`)
      addresses.acknowledged = addresses.acknowledged === null ? null : address
      wrong.push(...(await ofBackup()))
      return wrong
    },
    texts: () => texts,
    counts: () => ({ acknowledged, texts: texts.size }),
  }
}

/** Counts of what went wrong, by what it means to the person. */
export const isUnreadable = (wrong: string): boolean => /article\/damaged|version\/damaged|media\/damaged/.test(wrong)
