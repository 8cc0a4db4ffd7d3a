import { basename, dirname } from 'node:path'
import type { StoreFs } from '../../src-main/store/disk/store-fs.ts'

type Inode = { readonly number: number; bytes: Uint8Array; durable: Uint8Array }
type Names = Map<string, Inode>
type Folder = { names: Names; durable: Names; pending: (readonly [name: string, inode: Inode | null])[] }

/** A disk in memory that knows what a power cut may take: bytes not synced, names whose folder was not synced. */
export type CrashDisk = {
  readonly fs: StoreFs
  /** What the disk may hold if the power goes now; `random` chooses among the legal outcomes. */
  cutPower(random: () => number): CrashDisk
}

const missing = (path: string) => Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
const exists = (path: string) => Object.assign(new Error(`EEXIST: ${path}`), { code: 'EEXIST' })

/** An empty disk with these folders on it. `afterEachCall` runs when a call has changed something. */
export function crashDisk(folders: readonly string[], afterEachCall: () => void = () => {}): CrashDisk {
  const made = new Map(folders.map((path) => [path, emptyFolder()]))
  folders.forEach((path, number) => {
    const inode = { number: -number, bytes: new Uint8Array(), durable: new Uint8Array() }
    made.get(dirname(path))?.names.set(basename(path), inode)
    made.get(dirname(path))?.durable.set(basename(path), inode)
  })
  return build(made, 1, afterEachCall)
}

const emptyFolder = (): Folder => ({ names: new Map(), durable: new Map(), pending: [] })

function build(folders: Map<string, Folder>, firstNumber: number, afterEachCall: () => void): CrashDisk {
  let number = firstNumber
  const folderOf = (path: string): Folder => {
    const folder = folders.get(path)
    if (!folder) throw missing(path)
    return folder
  }
  const find = (path: string): Inode => {
    const inode = folders.get(dirname(path))?.names.get(basename(path))
    if (!inode) throw missing(path)
    return inode
  }
  const name = (path: string, inode: Inode | null) => {
    const folder = folderOf(dirname(path))
    if (inode) folder.names.set(basename(path), inode)
    else folder.names.delete(basename(path))
    folder.pending.push([basename(path), inode])
  }
  const newInode = (): Inode => {
    number += 1
    return { number, bytes: new Uint8Array(), durable: new Uint8Array() }
  }
  const fs: StoreFs = {
    async createNew(path) {
      if (folders.get(dirname(path))?.names.has(basename(path))) throw exists(path)
      const inode = newInode()
      name(path, inode)
      afterEachCall()
      return {
        async writeFile(bytes) {
          inode.bytes = Uint8Array.from(bytes)
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
      const known = folderOf(dirname(path)).names.get(basename(path))
      const inode = known ?? newInode()
      if (!known) name(path, inode)
      inode.bytes = Uint8Array.from([...inode.bytes, ...bytes])
      afterEachCall()
    },
    readFile: async (path) => find(path).bytes,
    stat: async (path) => ({ size: find(path).bytes.length, mtimeMs: 0, ino: find(path).number }),
    identity: async (path) => path,
    list: async (path) => [...folderOf(path).names.keys()],
    async mkdir(path) {
      if (folders.has(path)) return
      name(path, newInode())
      folders.set(path, emptyFolder())
      afterEachCall()
    },
    async link(from, to) {
      if (folderOf(dirname(to)).names.has(basename(to))) throw exists(to)
      name(to, find(from))
      afterEachCall()
    },
    async rename(from, to) {
      const inode = find(from)
      // POSIX: two names of one file stay two names.
      if (folderOf(dirname(to)).names.get(basename(to)) === inode) return
      name(to, inode)
      name(from, null)
      afterEachCall()
    },
    async unlink(path) {
      find(path)
      name(path, null)
      afterEachCall()
    },
    async rmdir(path) {
      if (folderOf(path).names.size > 0) throw Object.assign(new Error(`ENOTEMPTY: ${path}`), { code: 'ENOTEMPTY' })
      name(path, null)
      folders.delete(path)
      afterEachCall()
    },
    async syncFolder(path) {
      const folder = folderOf(path)
      folder.durable = new Map(folder.names)
      folder.pending = []
      afterEachCall()
    },
  }
  return {
    fs,
    cutPower(random) {
      const left = new Map<Inode, Inode>()
      const remains = (inode: Inode): Inode => {
        const known = left.get(inode)
        if (known) return known
        const bytes = whatRemains(inode, random())
        const after = { ...inode, bytes, durable: bytes }
        left.set(inode, after)
        return after
      }
      const after = new Map<string, Folder>()
      for (const [path, folder] of folders) {
        const parent = after.get(dirname(path))
        if (parent && !parent.names.has(basename(path))) continue
        const names: Names = new Map(folder.durable)
        for (const [changed, inode] of folder.pending) {
          if (random() < 0.5) continue
          if (inode) names.set(changed, inode)
          else names.delete(changed)
        }
        const kept: Names = new Map([...names].map(([entry, inode]) => [entry, remains(inode)]))
        after.set(path, { names: kept, durable: new Map(kept), pending: [] })
      }
      return build(after, number, () => {})
    },
  }
}

/** Unsynced bytes may be there, be gone, or be there in part. */
function whatRemains({ bytes, durable }: Inode, chance: number): Uint8Array {
  if (bytes === durable || chance < 0.3) return durable
  return chance < 0.6 ? bytes : bytes.slice(0, Math.floor(bytes.length * (chance - 0.6) * 2.5))
}
