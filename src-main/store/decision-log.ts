import { join } from 'node:path'
import type { Decision } from '@shared/article/decision.ts'
import { durableWrite, moveFile } from './disk/durable-write.ts'
import { LARGEST_RECORD, sha256 } from './disk/envelope.ts'
import { readUpTo, type StoreFs, stampOf } from './disk/store-fs.ts'
import type { Places } from './places.ts'

export type DecisionLog = {
  /** Adds the decisions that the log does not have yet; what it has stays byte for byte. */
  append(id: string, decisions: readonly Decision[]): Promise<void>
  /** Null, or what is wrong: `decisions/chain-broken`, `decisions/not-logged`. */
  fault(id: string, decisions: readonly Decision[]): Promise<string | null>
}

const FIRST = '0'.repeat(64)

/** One line per decision, each naming the hash of the line before: a line changed or taken out later shows. */
export function createDecisionLog({ fs, places }: { readonly fs: StoreFs; readonly places: Places }): DecisionLog {
  const read = async (id: string) => {
    const stamp = await stampOf(fs, places.decisions(id))
    const bytes = await readUpTo(fs, places.decisions(id), LARGEST_RECORD)
    // Larger than any log of this program: its size and time name it as well as its bytes would.
    if (stamp && !bytes) return { ...readChain(''), text: `${stamp.size}|${stamp.mtimeMs}`, sound: false }
    return readChain(bytes ? Buffer.from(bytes).toString('utf8') : '')
  }
  return {
    async append(id, decisions) {
      let chain = await read(id)
      if (!chain.sound) {
        const aside = join(places.quarantine, `${id}.${sha256(chain.text).slice(0, 12)}.decisions.jsonl`)
        await fs.mkdir(places.quarantine)
        await moveFile(fs, places.decisions(id), aside)
        await fs.syncFolder(places.quarantine)
        chain = readChain('')
      }
      const missing = notIn(chain.decisions, decisions)
      if (missing.length === 0) return
      const added = missing.reduce(
        ({ text, previous, sequence }, decision) => {
          const hash = linkHash(previous, sequence, decision)
          const line = `{"sequence":${sequence},"previous":"${previous}","decision":${decision},"hash":"${hash}"}\n`
          return { text: text + line, previous: hash, sequence: sequence + 1 }
        },
        { text: chain.text, previous: chain.last, sequence: chain.decisions.length + 1 },
      )
      const bytes = Buffer.from(added.text)
      await durableWrite({ fs, path: places.decisions(id), bytes, tmp: places.tmp, backup: true })
    },
    async fault(id, decisions) {
      const chain = await read(id)
      if (!chain.sound) return 'decisions/chain-broken'
      return notIn(chain.decisions, decisions).length > 0 ? 'decisions/not-logged' : null
    },
  }
}

type Chain = {
  readonly text: string
  readonly sound: boolean
  readonly decisions: readonly string[]
  readonly last: string
}

function readChain(text: string): Chain {
  const decisions: string[] = []
  let last = FIRST
  const lines = text.split('\n')
  const ended = lines.pop() === ''
  for (const line of lines) {
    const link = readLink(line)
    if (link?.previous !== last || link.sequence !== decisions.length + 1)
      return { text, sound: false, decisions, last }
    if (linkHash(last, link.sequence, link.decision) !== link.hash) return { text, sound: false, decisions, last }
    decisions.push(link.decision)
    last = link.hash
  }
  return { text, sound: ended, decisions, last }
}

function readLink(line: string) {
  const parts = /^\{"sequence":(\d+),"previous":"([0-9a-f]{64})","decision":(\{.*\}),"hash":"([0-9a-f]{64})"\}$/.exec(
    line,
  )
  const [, sequence, previous, decision, hash] = parts ?? []
  return sequence && previous && decision && hash ? { sequence: Number(sequence), previous, decision, hash } : null
}

const linkHash = (previous: string, sequence: number, decision: string): string =>
  sha256(`${previous}\n${sequence}\n${decision}`)

/** The decisions, as written, that the log lacks; two equal ones are two. */
function notIn(logged: readonly string[], decisions: readonly Decision[]): readonly string[] {
  const left = [...logged]
  return decisions
    .map((decision) => JSON.stringify(decision))
    .filter((decision) => {
      const found = left.indexOf(decision)
      if (found < 0) return true
      left.splice(found, 1)
      return false
    })
}
