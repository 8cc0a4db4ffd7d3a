import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import { inSlices } from './in-slices.ts'

/** Puts whole files into a zip, one after the other. Names are ASCII and checked by the caller. */
export type ZipWriter = {
  add(name: string, bytes: Uint8Array, packed: 'deflated' | 'stored'): Promise<void>
  /** Writes the directory at the end; nothing is added after it. */
  finish(): Promise<void>
}

/** A text that packs better than this is stored as it is: readers take such entries for bombs. */
export const BEST_RATIO = 100

const packing = promisify(deflateRaw)
/** Larger numbers than these do not fit into the fields of the first zips. */
const FIRST_ZIPS = { bytes: 0xffffffff, entries: 0xffff } as const
const DIRECTORY_SLICE = 256 * 1024

/**
 * Our own, because yazl 3.3.1 looks through all entries for each one and writes its directory in one go: 70,000 files
 * took 50 s and held up the process for 106 ms. With every file in memory before it is written, sizes and checksums
 * stand in the headers and no data descriptors are needed.
 */
export function createZipWriter(
  write: (bytes: Uint8Array) => Promise<void>,
  madeAt: Date,
  fits: { readonly bytes: number; readonly entries: number } = FIRST_ZIPS,
): ZipWriter {
  const stamp = dosStamp(madeAt)
  const directory: Buffer[] = []
  let offset = 0
  const put = async (bytes: Uint8Array) => {
    await write(bytes)
    offset += bytes.byteLength
  }
  return {
    async add(name, bytes, packed) {
      const deflated = packed === 'deflated' ? await packing(bytes) : null
      const smaller = deflated && bytes.byteLength <= deflated.byteLength * BEST_RATIO ? deflated : null
      const body = smaller ?? bytes
      const entry = {
        name: Buffer.from(name, 'ascii'),
        method: smaller ? 8 : 0,
        crc: await crcInSlices(bytes),
        packed: body.byteLength,
        size: bytes.byteLength,
        offset,
        stamp,
      }
      await put(localHeader(entry))
      for await (const slice of inSlices(body)) await put(slice)
      directory.push(directoryEntry(entry, entry.offset >= fits.bytes))
    },
    async finish() {
      const start = offset
      for (const slice of joined(directory)) await put(slice)
      const end = { entries: directory.length, start, size: offset - start }
      if (end.entries >= fits.entries || offset >= fits.bytes) await put(zip64End(end))
      await put(endOfDirectory(end))
    },
  }
}

type Entry = {
  readonly name: Buffer
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
  readonly stamp: number
}

async function crcInSlices(bytes: Uint8Array): Promise<number> {
  let crc = 0
  for await (const slice of inSlices(bytes)) crc = crc32(slice, crc)
  return crc
}

function localHeader({ name, method, crc, packed, size, stamp }: Entry): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(method, 8)
  header.writeUInt32LE(stamp, 10)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packed, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function directoryEntry({ name, method, crc, packed, size, offset, stamp }: Entry, far: boolean): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  // Made on a system with Unix permissions: a plain file of its owner.
  header.writeUInt16LE((3 << 8) | 63, 4)
  header.writeUInt16LE(far ? 45 : 20, 6)
  header.writeUInt16LE(method, 10)
  header.writeUInt32LE(stamp, 12)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(packed, 20)
  header.writeUInt32LE(size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt16LE(far ? 12 : 0, 30)
  header.writeUInt32LE((0o100600 << 16) >>> 0, 38)
  header.writeUInt32LE(far ? FIRST_ZIPS.bytes : offset, 42)
  return Buffer.concat([header, name, far ? farOffset(offset) : Buffer.alloc(0)])
}

function farOffset(offset: number): Buffer {
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(offset), 4)
  return extra
}

type Directory = { readonly entries: number; readonly start: number; readonly size: number }

function endOfDirectory({ entries, start, size }: Directory): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(entries, FIRST_ZIPS.entries), 8)
  end.writeUInt16LE(Math.min(entries, FIRST_ZIPS.entries), 10)
  end.writeUInt32LE(Math.min(size, FIRST_ZIPS.bytes), 12)
  end.writeUInt32LE(Math.min(start, FIRST_ZIPS.bytes), 16)
  return end
}

function zip64End({ entries, start, size }: Directory): Buffer {
  const record = Buffer.alloc(56 + 20)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE((3 << 8) | 63, 12)
  record.writeUInt16LE(45, 14)
  record.writeBigUInt64LE(BigInt(entries), 24)
  record.writeBigUInt64LE(BigInt(entries), 32)
  record.writeBigUInt64LE(BigInt(size), 40)
  record.writeBigUInt64LE(BigInt(start), 48)
  record.writeUInt32LE(0x07064b50, 56)
  record.writeBigUInt64LE(BigInt(start + size), 64)
  record.writeUInt32LE(1, 72)
  return record
}

/** Many small pieces as few larger ones. */
function* joined(pieces: readonly Buffer[]): Generator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for (const piece of pieces) {
    waiting.push(piece)
    size += piece.length
    if (size < DIRECTORY_SLICE) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}

/** Date and time as zip files carry them, in the newsroom's clock. */
function dosStamp(at: Date): number {
  const local = new Date(at.getTime() + 7 * 3_600_000)
  const year = Math.min(Math.max(local.getUTCFullYear(), 1980), 2107)
  const date = ((year - 1980) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate()
  const time = (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1)
  return ((date << 16) | time) >>> 0
}
