import type { Client, Failure, ProposalOfFile } from '../../client/index.ts'

export type Encoding = 'windows-1258' | 'tcvn3'
export type IncomingFile = { readonly name: string; readonly data: string }
export type Reading =
  | { readonly file: IncomingFile | null; readonly proposal: ProposalOfFile }
  | { readonly file: IncomingFile | null; readonly name: string; readonly failure: Failure }

/** Larger files are refused before they are read into memory; pages and texts are far below. */
const LARGEST = 20 * 1024 * 1024

/** Reads the chosen files through the host, each to its proposal or to why it was refused, in their order. */
export async function readFiles(client: Client, files: readonly File[]): Promise<readonly Reading[]> {
  const readings: Reading[] = []
  for (const file of files) {
    if (file.size > LARGEST) {
      readings.push({ file: null, name: file.name, failure: { code: 'intake/too-large', facts: { file: file.name } } })
    } else {
      readings.push(await readFile(client, { name: file.name, data: await base64Of(file) }))
    }
  }
  return readings
}

/** One file again, or for the first time, in the encoding a person chose. */
export async function readFile(client: Client, file: IncomingFile, encoding?: Encoding): Promise<Reading> {
  const answer = await client.call('intake.read', encoding ? { files: [file], encoding } : { files: [file] })
  return readingOf(file, answer.ok ? answer.value[0] : answer)
}

/** Text pasted from a page. */
export async function readPasted(
  client: Client,
  pasted: { readonly html: string; readonly text: string },
): Promise<Reading> {
  const answer = await client.call('intake.read', { pasted })
  return readingOf(null, answer.ok ? answer.value[0] : answer)
}

type Read =
  | ProposalOfFile
  | { readonly file: string; readonly error: Failure }
  | { readonly ok: false; readonly error: Failure }
  | undefined

function readingOf(file: IncomingFile | null, read: Read): Reading {
  if (read && 'lines' in read) return { file, proposal: read }
  const error = read?.error ?? { code: 'host/failed' }
  const name = file?.name ?? ''
  return { file, name, failure: { ...error, facts: { file: name, ...error.facts } } }
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(new Error('the file cannot be read', { cause: reader.error }))
    reader.readAsDataURL(file)
  })
}
