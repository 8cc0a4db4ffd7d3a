import { basename, dirname } from 'node:path'
import type { StoreFs } from '../../src-main/store/disk/store-fs.ts'

/** A disk in memory that knows what a power cut may take: bytes not synced, names whose folder was not synced. */
export type CrashDisk = {
  readonly fs: StoreFs
  /** What the disk may hold if the power goes now; `random` chooses among the legal outcomes. */
  cutPower(random: () => number): CrashDisk
  /** All that it may hold, but for names in folders that `ignored` says; null when that is more than `most`. */
  everyCut(most: number, ignored: (folder: string) => boolean): readonly CrashDisk[] | null
}

type File = { readonly kind: 'file'; readonly number: number; bytes: Uint8Array; durable: Uint8Array }
type Folder = {
  readonly kind: 'folder'
  readonly number: number
  names: Map<string, Inode>
  durable: Map<string, Inode>
  /** Changes of names since the folder was synced, each of which may survive without the others. */
  pending: (readonly [name: string, inode: Inode | null])[]
}
type Inode = File | Folder
/** Which of so many outcomes it is to be, here. */
type Choose = (outcomes: number, folder: string) => number

/** An empty disk with these folders on it. `afterEachCall` runs when a call has changed something. */
export function crashDisk(folders: readonly string[], afterEachCall: () => void = () => {}): CrashDisk {
  const root = emptyFolder(0)
  let number = 0
  for (const path of folders)
    path
      .split('/')
      .filter((part) => part !== '')
      .reduce((folder, part) => {
        const known = folder.names.get(part)
        if (known?.kind === 'folder') return known
        number += 1
        const made = emptyFolder(number)
        folder.names.set(part, made)
        folder.durable.set(part, made)
        return made
      }, root)
  return build(root, number, afterEachCall)
}

const emptyFolder = (number: number): Folder => ({
  ...{ kind: 'folder', number, names: new Map(), durable: new Map(), pending: [] },
})
const refusal = (code: string, path: string) => Object.assign(new Error(`${code}: ${path}`), { code })

function build(root: Folder, firstNumber: number, afterEachCall: () => void): CrashDisk {
  let number = firstNumber
  const look = (path: string): Inode | null =>
    path
      .split('/')
      .filter((part) => part !== '')
      .reduce<Inode | null>((inode, part) => (inode?.kind === 'folder' ? (inode.names.get(part) ?? null) : null), root)
  const find = (path: string): Inode => {
    const inode = look(path)
    if (!inode) throw refusal('ENOENT', path)
    return inode
  }
  const folderAt = (path: string): Folder => {
    const inode = find(path)
    if (inode.kind === 'file') throw refusal('ENOTDIR', path)
    return inode
  }
  const fileAt = (path: string): File => {
    const inode = find(path)
    if (inode.kind === 'folder') throw refusal('EISDIR', path)
    return inode
  }
  const name = (path: string, inode: Inode | null) => {
    const folder = folderAt(dirname(path))
    if (inode) folder.names.set(basename(path), inode)
    else folder.names.delete(basename(path))
    folder.pending.push([basename(path), inode])
  }
  const newFile = (): File => {
    number += 1
    return { kind: 'file', number, bytes: new Uint8Array(), durable: new Uint8Array() }
  }
  const fs: StoreFs = {
    async createNew(path) {
      if (look(path)) throw refusal('EEXIST', path)
      const inode = newFile()
      name(path, inode)
      afterEachCall()
      return {
        async writeFile(bytes) {
          inode.bytes = Uint8Array.from([...inode.bytes, ...bytes])
          afterEachCall()
        },
        size: async () => inode.bytes.length,
        async sync() {
          inode.durable = inode.bytes
          afterEachCall()
        },
        close: async () => {},
      }
    },
    async append(path, bytes) {
      const known = look(path) ? fileAt(path) : null
      const inode = known ?? newFile()
      if (!known) name(path, inode)
      inode.bytes = Uint8Array.from([...inode.bytes, ...bytes])
      afterEachCall()
    },
    readFile: async (path) => fileAt(path).bytes,
    async stat(path) {
      const inode = find(path)
      return { size: inode.kind === 'file' ? inode.bytes.length : 0, mtimeMs: 0, ino: inode.number }
    },
    identity: async (path) => String(folderAt(path).number),
    list: async (path) => [...folderAt(path).names.keys()],
    async mkdir(path) {
      if (look(path)) return
      if (!look(dirname(path))) await fs.mkdir(dirname(path))
      number += 1
      name(path, emptyFolder(number))
      afterEachCall()
    },
    async link(from, to) {
      if (look(to)) throw refusal('EEXIST', to)
      name(to, fileAt(from))
      afterEachCall()
    },
    async rename(from, to) {
      const inode = find(from)
      // POSIX: two names of one file stay two names.
      if (look(to) === inode) return
      name(to, inode)
      name(from, null)
      afterEachCall()
    },
    async unlink(path) {
      fileAt(path)
      name(path, null)
      afterEachCall()
    },
    async rmdir(path) {
      if (folderAt(path).names.size > 0) throw refusal('ENOTEMPTY', path)
      name(path, null)
      afterEachCall()
    },
    async syncFolder(path) {
      const folder = folderAt(path)
      folder.durable = new Map(folder.names)
      folder.pending = []
      afterEachCall()
    },
  }
  const cut = (choose: Choose) => build(whatRemains(root, choose), number, () => {})
  return {
    fs,
    cutPower: (random) => cut((outcomes) => Math.floor(random() * outcomes)),
    everyCut(most, ignored) {
      const cuts: CrashDisk[] = []
      for (let path: readonly number[] | null = []; path; ) {
        const { choose, next } = along(path, ignored)
        cuts.push(cut(choose))
        if (cuts.length > most) return null
        path = next()
      }
      return cuts
    },
  }
}

/** Goes one way through the choices, and says which way comes next; null after the last. */
function along(path: readonly number[], ignored: (folder: string) => boolean) {
  const taken: number[] = []
  const widths: number[] = []
  const choose: Choose = (outcomes, folder) => {
    if (ignored(folder)) return outcomes - 1
    const choice = path[taken.length] ?? 0
    taken.push(choice)
    widths.push(outcomes)
    return choice
  }
  const next = (): readonly number[] | null => {
    const at = taken.findLastIndex((choice, step) => choice + 1 < (widths[step] ?? 0))
    return at < 0 ? null : [...taken.slice(0, at), (taken[at] ?? 0) + 1]
  }
  return { choose, next }
}

/** Names whose folder was not synced are there or not, each by itself, a renamed file under both of its names or none. */
function whatRemains(root: Folder, choose: Choose): Folder {
  const left = new Map<Inode, Inode>()
  const remains = (inode: Inode, path: string): Inode => {
    const known = left.get(inode)
    if (known) return known
    if (inode.kind === 'file') {
      const bytes = bytesThatRemain(inode, choose, dirname(path))
      const file = { ...inode, bytes, durable: bytes }
      left.set(inode, file)
      return file
    }
    const folder = emptyFolder(inode.number)
    left.set(inode, folder)
    const names = new Map(inode.durable)
    for (const [changed, changedTo] of inode.pending) {
      if (choose(2, path) === 0) continue
      if (changedTo) names.set(changed, changedTo)
      else names.delete(changed)
    }
    for (const [entry, found] of names) folder.names.set(entry, remains(found, `${path}/${entry}`))
    folder.durable = new Map(folder.names)
    return folder
  }
  return remains(root, '') as Folder
}

/** Bytes that were not synced may be there, be gone, be there in part, or be room that was taken and never filled. */
function bytesThatRemain({ bytes, durable }: File, choose: Choose, folder: string): Uint8Array {
  if (bytes === durable) return durable
  switch (choose(4, folder)) {
    case 1:
      return bytes.subarray(0, bytes.length / 2)
    case 2:
      return emptyRoom(bytes.length)
    case 3:
      return bytes
    default:
      return durable
  }
}

const rooms = new Map<number, Uint8Array>()
function emptyRoom(length: number): Uint8Array {
  const room = rooms.get(length) ?? new Uint8Array(length)
  rooms.set(length, room)
  return room
}
