import { findBodyFault } from '@shared/article/body-check.ts'
import { proposalOfFileSchema } from '@shared/contract/operations.ts'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { countingIds, readPageText } from './portal-page.testing.ts'
import { createIntake } from './read-file.ts'

const TEXT =
  'Ra quân làm sạch kênh\nNgày cập nhật 13/06/2026\n\nSáng 12/6, xã An Lộc Thượng ra quân dọn vệ sinh kênh với hơn hai trăm người.\n'
const { readFile, readPasted, toArticle } = createIntake()
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
// "Trường học khai giảng" in TCVN3.
const TCVN3 = Uint8Array.from('Tr\u00AD\u00EAng h\u00E4c khai gi\u00B6ng', (letter) => letter.charCodeAt(0))
/** windows-1258 writes a tone as a letter of its own, after its base. */
const in1258 = (text: string): Uint8Array =>
  iconv.encode(
    text.normalize('NFD').replace(/([aeoAEO])\u0302|([aA])\u0306|([ouOU])\u031B/gu, (pair) => pair.normalize('NFC')),
    'windows-1258',
  )
const refusal = async (name: string, bytes: Uint8Array) => {
  const read = await readFile({ name, bytes })
  return read.ok ? null : read.error
}

describe('the encodings that files come in', () => {
  it.each([
    ['UTF-8', bytesOf(TEXT)],
    ['UTF-8 with a byte order mark', bytesOf(`\uFEFF${TEXT}`)],
    ['NFD', bytesOf(TEXT.normalize('NFD'))],
    ['UTF-16LE', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
    ['UTF-16BE', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
    ['CRLF', bytesOf(TEXT.replaceAll('\n', '\r\n'))],
  ])('%s gives the same article', async (_, bytes) => {
    const read = await readFile({ name: 'bai.txt', bytes })
    expect(read.ok && read.value.proposal).toMatchObject({
      title: 'Ra quân làm sạch kênh',
      updatedOn: '2026-06-13',
      eventOn: '2026-06-12',
    })
  })
  it('bytes that are no UTF-8 are refused with a guess and a sample to judge it by', async () => {
    expect(await refusal('bai.txt', in1258(TEXT))).toEqual({
      code: 'intake/not-utf8',
      facts: { guess: 'windows-1258', sample: 'Ra quân làm sạch kênh' },
    })
    expect(await refusal('bai.txt', TCVN3)).toEqual({
      code: 'intake/not-utf8',
      facts: { guess: 'tcvn3', sample: 'Trường học khai giảng' },
    })
  })
  it('are converted when the person says so, and the conversion is told', async () => {
    const read = await readFile({ name: 'bai.txt', bytes: in1258(TEXT), encoding: 'windows-1258' })
    expect(read.ok && read.value.proposal.title).toBe('Ra quân làm sạch kênh')
    expect(read.ok && read.value.warnings).toContainEqual({
      code: 'intake/converted',
      facts: { encoding: 'windows-1258' },
    })
    const school = await readFile({ name: 'bai.txt', bytes: TCVN3, encoding: 'tcvn3' })
    expect(school.ok && school.value.lines[0]?.text).toBe('Trường học khai giảng')
  })
  it('a good UTF-8 file among them is not spoilt by that answer', async () => {
    const read = await readFile({ name: 'bai.txt', bytes: bytesOf(TEXT), encoding: 'tcvn3' })
    expect(read.ok && read.value.proposal.title).toBe('Ra quân làm sạch kênh')
  })
  it('a page that declares a western charset over TCVN3 letters is not taken at its word', async () => {
    const page = Buffer.concat([Buffer.from('<meta charset="iso-8859-1"><p>'), TCVN3, Buffer.from('</p>')])
    expect(await refusal('bai.html', page)).toMatchObject({ code: 'intake/not-utf8', facts: { guess: 'tcvn3' } })
  })
})

describe('files that cannot be read', () => {
  it.each([
    ['bai.docx', bytesOf(TEXT), { code: 'intake/unsupported', facts: { extension: 'docx' } }],
    ['bai', bytesOf(TEXT), { code: 'intake/unsupported', facts: { extension: '' } }],
    ['bai.txt', new Uint8Array(), { code: 'intake/empty' }],
    ['bai.txt', bytesOf(' \n\u00A0\n'), { code: 'intake/empty' }],
    ['bai.txt', bytesOf('PK\u0003\u0004 và nhiều nữa'), { code: 'intake/not-text', facts: { kind: 'zip' } }],
    ['bai.html', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2), { code: 'intake/not-text', facts: { kind: 'picture' } }],
    ['bai.txt', Uint8Array.of(65, 0, 66, 0, 67), { code: 'intake/not-text', facts: { kind: 'data' } }],
  ])('%s is refused with its reason', async (name, bytes, error) => {
    expect(await refusal(name, bytes)).toEqual(error)
  })
  it('a file of 300 MB is refused by its size alone', async () => {
    const huge = { length: 300 * 1024 * 1024 } as Uint8Array
    expect(await refusal('bai.txt', huge)).toEqual({
      code: 'intake/too-large',
      facts: { bytes: 314_572_800, limit: 20_971_520 },
    })
  })
  it('more lines than a person can confirm are refused', async () => {
    expect(await refusal('bai.txt', bytesOf('a b\n'.repeat(30_000)))).toEqual({
      code: 'intake/too-long',
      facts: { limit: 20_000 },
    })
  })
  it('a page nested too deep, or of too many parts, is refused before it costs time', async () => {
    expect(await refusal('bai.html', bytesOf('<div>'.repeat(400_000)))).toEqual({ code: 'intake/too-complex' })
    const marks = Array.from({ length: 200 }, (_, index) => `<b id="${index}">`).join('')
    expect(await refusal('bai.html', bytesOf(marks + '<p>x'.repeat(200_000)))).toEqual({ code: 'intake/too-complex' })
  })
})

describe('hostile and odd text', () => {
  it.each(['a', ' ', '-', '(', '1/1/', 'ngày ', 'Aa', '.', '<', '&', 'ảnh: ', 'a\u0301'])(
    'two million characters of “%s” on one line are read through',
    async (piece) => {
      const line = piece.repeat(Math.ceil(2_000_000 / piece.length))
      for (const name of ['bai.txt', 'bai.html']) {
        const read = await readFile({ name, bytes: bytesOf(`Ra quân làm sạch kênh\n${line}`) })
        if (read.ok) expect(proposalOfFileSchema.safeParse(read.value).success).toBe(true)
      }
    },
  )
  it('no file of any bytes makes the reader throw, and what it accepts fits the contract and the schema', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.constantFrom('a.txt', 'a.html'),
        fc.constantFrom('windows-1258' as const, 'tcvn3' as const, undefined),
        async (bytes, name, encoding) => {
          const read = await readFile({ name, bytes, encoding })
          if (!read.ok) return
          expect(proposalOfFileSchema.safeParse(read.value).error).toBeUndefined()
          expect(
            findBodyFault(toArticle(read.value.lines, { eventOn: null, newBlockId: countingIds() }).body),
          ).toBeNull()
        },
      ),
    )
  })
  it('no markup makes the reader throw', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '<tr>',
      '<td>',
      '<br>',
      '<img alt="Bà con vớt bèo trên kênh">',
      '<li>',
      '<ul>',
      '<h2>',
      '<em>',
      '<!--',
      '<svg>',
      'Một số hình ảnh:',
      'Theo Công an xã',
      'Ngày cập nhật 1/2/2024',
      ' chữ ',
      '<template>',
      '<select>',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const read = readPasted({ html: pieces.join(''), text: 'x' })
        if (!read.ok) return
        expect(proposalOfFileSchema.safeParse(read.value).error).toBeUndefined()
        expect(findBodyFault(toArticle(read.value.lines, { eventOn: null, newBlockId: countingIds() }).body)).toBeNull()
      }),
    )
  })
  it('a line over the contract’s length is cut at a blank and nothing is lost', async () => {
    const page = await readPageText(`Ra quân làm sạch kênh\n${'làm sạch '.repeat(50_000)}`)
    expect(page.lines.slice(1).every((line) => line.text.length <= 200_000)).toBe(true)
    expect(
      page.lines
        .slice(1)
        .map((line) => line.text)
        .join(' '),
    ).toBe('làm sạch '.repeat(50_000).trim())
  })
})
