import { openPromise } from 'yauzl'

/** The text of every file in a zip, by name. */
export const readZip = async (path: string): Promise<Readonly<Record<string, string>>> => {
  const zip = await openPromise(path)
  const files: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = []
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(Buffer.from(part))
    files[entry.fileName] = Buffer.concat(parts).toString('utf8')
  }
  return files
}
