import { nodeFs, type StoreFs } from '../../../src-main/store/disk/store-fs.ts'

/** Where in a disk call the process dies: before it, half way through its bytes, or when it is done and nobody knows. */
export type Moment = 'before' | 'half' | 'after'

const die = (): void => void process.kill(process.pid, 'SIGKILL')

/** The real disk; this process kills itself in the nth call of the store. */
export function killingFs(nth: number, moment: Moment): StoreFs {
  let count = 0
  const isDue = () => {
    count += 1
    return count === nth
  }
  const around =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const due = isDue()
      if (due && moment !== 'after') die()
      const result = await call(...args)
      if (due) die()
      return result
    }
  const aroundBytes =
    <A extends readonly unknown[]>(put: (bytes: Uint8Array, ...args: A) => Promise<void>) =>
    async (bytes: Uint8Array, ...args: A): Promise<void> => {
      const due = isDue()
      if (due && moment === 'before') die()
      await put(due && moment === 'half' ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes, ...args)
      if (due) die()
    }
  const append = aroundBytes((bytes, path: string) => nodeFs.append(path, bytes))
  return {
    createNew: around(async (path: string) => {
      const file = await nodeFs.createNew(path)
      return {
        writeFile: aroundBytes(file.writeFile),
        size: around(file.size),
        sync: around(file.sync),
        close: around(file.close),
      }
    }),
    append: (path, bytes) => append(bytes, path),
    readFile: around(nodeFs.readFile),
    stat: around(nodeFs.stat),
    identity: around(nodeFs.identity),
    list: around(nodeFs.list),
    mkdir: around(nodeFs.mkdir),
    link: around(nodeFs.link),
    rename: around(nodeFs.rename),
    unlink: around(nodeFs.unlink),
    rmdir: around(nodeFs.rmdir),
    syncFolder: around(nodeFs.syncFolder),
  }
}
