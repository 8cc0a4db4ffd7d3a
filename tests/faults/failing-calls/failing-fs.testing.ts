import { nodeFs, type StoreFile, type StoreFs } from '../../../src-main/store/disk/store-fs.ts'

/** `once`: that call alone fails; `on`: it and every later one. A write that fails leaves half of its bytes behind. */
export type Lasting = 'once' | 'on'
export type FailingFs = StoreFs & {
  /** Fails the nth call from now. */
  failAt(nth: number, errno: string, lasting: Lasting): void
  /** Writes half of the bytes in the nth call from now and says that all went well. */
  writeShortAt(nth: number): void
  /** Fails nothing any more; says how many calls there were and how many of them failed. */
  mend(): { readonly calls: number; readonly failed: number }
}

/** The real disk, until it is told to fail. */
export function failingFs(): FailingFs {
  let plan: { readonly nth: number; readonly errno: string | 'short'; readonly lasting: Lasting } | null = null
  let calls = 0
  let failed = 0
  const due = (): string | null => {
    calls += 1
    const isDue = plan && (plan.lasting === 'on' ? calls >= plan.nth : calls === plan.nth)
    if (isDue) failed += 1
    return isDue && plan ? plan.errno : null
  }
  const refuse = (errno: string | null, name: string) => {
    if (errno !== null && errno !== 'short') throw Object.assign(new Error(`${errno}: ${name}`), { code: errno })
  }
  const around =
    <A extends readonly unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      refuse(due(), name)
      return call(...args)
    }
  const put = async (bytes: Uint8Array, write: (bytes: Uint8Array) => Promise<void>) => {
    const errno = due()
    await write(errno === null ? bytes : bytes.subarray(0, Math.floor(bytes.length / 2)))
    refuse(errno, 'write')
  }
  const aroundFile = (file: StoreFile): StoreFile => ({
    writeFile: (bytes) => put(bytes, file.writeFile),
    size: around('size', file.size),
    sync: around('sync', file.sync),
    async close() {
      await file.close()
      refuse(due(), 'close')
    },
  })
  return {
    createNew: around('createNew', async (path: string) => aroundFile(await nodeFs.createNew(path))),
    append: (path, bytes) => put(bytes, (some) => nodeFs.append(path, some)),
    readFile: around('readFile', nodeFs.readFile),
    stat: around('stat', nodeFs.stat),
    identity: around('identity', nodeFs.identity),
    list: around('list', nodeFs.list),
    mkdir: around('mkdir', nodeFs.mkdir),
    link: around('link', nodeFs.link),
    rename: around('rename', nodeFs.rename),
    unlink: around('unlink', nodeFs.unlink),
    rmdir: around('rmdir', nodeFs.rmdir),
    syncFolder: around('syncFolder', nodeFs.syncFolder),
    failAt(nth, errno, lasting) {
      plan = { nth, errno, lasting }
      calls = failed = 0
    },
    writeShortAt(nth) {
      plan = { nth, errno: 'short', lasting: 'once' }
      calls = failed = 0
    },
    mend() {
      plan = null
      return { calls, failed }
    },
  }
}
