import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Entry, fromBufferPromise } from 'yauzl'
import { zipped } from './backup.testing.ts'

/** Everything that a strict reader finds in a zip, each entry's own header compared with the directory's. */
async function readBack(zip: Buffer): Promise<readonly { readonly path: string; readonly bytes: Buffer }[]> {
  const opened = await fromBufferPromise(zip, { strictFileNames: true, validateEntrySizes: true })
  const entries: Entry[] = []
  for await (const entry of opened.eachEntry()) entries.push(entry)
  return Promise.all(
    entries.map(async (entry) => {
      const own = await opened.readLocalFileHeaderPromise(entry)
      for (const part of ['crc32', 'compressedSize', 'uncompressedSize', 'compressionMethod'] as const)
        expect(own[part]).toBe(entry[part])
      expect(own.fileName.toString()).toBe(entry.fileName)
      // yauzl compares the checksum as it reads.
      const bytes = Buffer.concat(await (await opened.openReadStreamPromise(entry)).toArray())
      return { path: entry.fileName, bytes }
    }),
  )
}

describe('the zip of a backup', () => {
  it('gives back every file that was put in, in its order, whatever its bytes', async () => {
    const file = fc.record({ path: fc.stringMatching(/^[a-z0-9]{1,30}$/), bytes: fc.uint8Array({ maxLength: 5000 }) })
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(file, { maxLength: 20, selector: ({ path }) => path }), async (files) => {
        const read = await readBack(await zipped(files))
        expect(read.map(({ path, bytes }) => [path, bytes.toString('hex')])).toEqual(
          files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('hex')]),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('stores a text that packs too well, so that its reader does not take it for a bomb', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024, 'Kính gửi. ')
    const zip = await zipped([{ path: 'article.json', bytes }])
    expect(zip.length).toBeGreaterThan(bytes.length)
    expect((await readBack(zip))[0]?.bytes.equals(bytes)).toBe(true)
  })

  it('that is larger than the first zips could count is read back like any other', async () => {
    const files = Array.from({ length: 20 }, (_, at) => ({ path: `${at}`, bytes: Buffer.from(`tệp ${at}`) }))
    const plain = await zipped(files)
    for (const fits of [
      { bytes: 200, entries: 0xffff },
      { bytes: 0xffffffff, entries: 10 },
      { bytes: 0, entries: 0 },
    ]) {
      const large = await zipped(files, fits)
      expect(large.length).toBeGreaterThan(plain.length)
      expect(await readBack(large)).toEqual(await readBack(plain))
    }
  })
})
