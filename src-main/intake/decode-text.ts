import { done, type Envelope, failed } from '@shared/contract/operations.ts'
import { syllableShare } from '@shared/vietnamese/syllable-share.ts'
import { decodeTcvn3 } from '@shared/vietnamese/tcvn3.ts'
import iconv from 'iconv-lite'

export type LegacyEncoding = 'windows-1258' | 'tcvn3'
export type DecodedText = { readonly text: string; readonly encoding: string }

/** Largest file that is read at all, in bytes. */
export const FILE_LIMIT = 20 * 1024 * 1024

/**
 * Turns a file's bytes into NFC text: a byte order mark, then UTF-8, then the charset that the page declares.
 * `encoding` is the person's answer to `intake/not-utf8` and only holds for bytes that are no UTF-8.
 * Errors: `intake/empty`, `intake/too-large` {bytes, limit}, `intake/not-text` {kind}, `intake/not-utf8` {guess, sample}.
 */
export function decodeText(
  bytes: Uint8Array,
  { encoding, html }: { readonly encoding?: LegacyEncoding | undefined; readonly html: boolean },
): Envelope<DecodedText> {
  if (bytes.length === 0) return failed('intake/empty')
  if (bytes.length > FILE_LIMIT) return failed('intake/too-large', { bytes: bytes.length, limit: FILE_LIMIT })
  const mark = byteOrderMark(bytes)
  const kind = mark === null ? binaryKind(bytes) : null
  if (kind) return failed('intake/not-text', { kind })
  const decoded = mark ? fromMark(bytes, mark) : fromPlainBytes(bytes, encoding, html)
  if (!decoded.ok) return decoded
  const text = decoded.value.text.normalize('NFC')
  if (hasTooManyControls(text)) return failed('intake/not-text', { kind: 'data' })
  return text.trim() === '' ? failed('intake/empty') : done({ ...decoded.value, text })
}

type Mark = 'utf-8' | 'utf-16le' | 'utf-16be'

function byteOrderMark(bytes: Uint8Array): Mark | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

function fromMark(bytes: Uint8Array, mark: Mark): Envelope<DecodedText> {
  const text = strictly(bytes, mark)
  if (text !== null) return done({ text, encoding: mark })
  return mark === 'utf-8' ? notUtf8(bytes) : failed('intake/not-text', { kind: 'data' })
}

function fromPlainBytes(bytes: Uint8Array, encoding: LegacyEncoding | undefined, html: boolean): Envelope<DecodedText> {
  // Valid UTF-8 with marked letters never comes about by chance, so it outranks a wrong declaration and an answer given for other files.
  const text = strictly(bytes, 'utf-8')
  if (text !== null) return done({ text, encoding: 'utf-8' })
  if (encoding) return done({ text: fromLegacy(bytes, encoding), encoding })
  const declared = html ? declaredCharset(bytes) : null
  return declared && !hidesTcvn3(bytes, declared)
    ? done({ text: iconv.decode(Buffer.from(bytes), declared), encoding: declared })
    : notUtf8(bytes)
}

/** Pages in .VnTime fonts declare a western charset. */
const hidesTcvn3 = (bytes: Uint8Array, declared: string): boolean =>
  /^(?:iso-?8859-1|windows-1252|us-ascii|ascii|latin1)$/u.test(declared) &&
  syllableShare(decodeTcvn3(bytes.subarray(0, 64_000))) >= 0.6

function notUtf8(bytes: Uint8Array): Envelope<never> {
  const guess = guessLegacy(bytes)
  return failed('intake/not-utf8', { guess, sample: sampleOf(fromLegacy(bytes, guess)) })
}

function guessLegacy(bytes: Uint8Array): LegacyEncoding {
  const start = bytes.subarray(0, 64_000)
  return syllableShare(decodeTcvn3(start)) > syllableShare(fromLegacy(start, 'windows-1258')) ? 'tcvn3' : 'windows-1258'
}

const fromLegacy = (bytes: Uint8Array, encoding: LegacyEncoding): string =>
  encoding === 'tcvn3' ? decodeTcvn3(bytes) : iconv.decode(Buffer.from(bytes), 'windows-1258').normalize('NFC')

/** The first words with marks, for the question to the person. */
function sampleOf(text: string): string {
  const lines = text.slice(0, 64_000).split(/[\r\n]+/u)
  const line = lines.find((each) => /\P{ASCII}/u.test(each.replace(/<[^<>]*>/gu, ''))) ?? ''
  return line
    .replace(/<[^<>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 120)
}

function strictly(bytes: Uint8Array, encoding: Mark): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The charset that an HTML page names in its first bytes, where it is one for single bytes that can be decoded. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = iconv.decode(Buffer.from(bytes.subarray(0, 4096)), 'latin1')
  const name = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})/iu.exec(head)?.[1]?.toLowerCase()
  if (!name || /^(?:utf|ucs|unicode)/u.test(name) || !iconv.encodingExists(name)) return null
  return ['base64', 'hex', 'binary'].includes(name) ? null : name
}

/** Names a binary file by its first bytes or by a zero byte; null for text. */
function binaryKind(bytes: Uint8Array): string | null {
  const start = iconv.decode(Buffer.from(bytes.subarray(0, 8)), 'latin1')
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature))
  if (known) return known[1]
  return bytes.subarray(0, 1_000_000).includes(0) ? 'data' : null
}

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'zip'],
  ['%PDF', 'pdf'],
  ['\u00D0\u00CF\u0011\u00E0', 'office'],
  ['\u0089PNG', 'picture'],
  ['\u00FF\u00D8\u00FF', 'picture'],
  ['GIF8', 'picture'],
  ['RIFF', 'media'],
  ['{\\rtf', 'rtf'],
  ['\u007FELF', 'program'],
  ['\u001F\u008B', 'archive'],
  ['Rar!', 'archive'],
  ['7z\u00BC\u00AF', 'archive'],
]

function hasTooManyControls(text: string): boolean {
  const start = text.slice(0, 100_000)
  const controls = start.match(/(?!\s)\p{Cc}|\uFFFD/gu)?.length ?? 0
  return controls > 8 && controls > start.length / 100
}
