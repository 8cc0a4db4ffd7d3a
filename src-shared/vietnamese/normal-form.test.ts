import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, toNfc } from './normal-form.ts'

const TITLE = 'Hội thi “Bữa cơm quê nhà” ở thôn Khe Mây'

describe('one form for all text', () => {
  it('brings NFD and a hatted base with a combining tone to the same letters', () => {
    expect(toNfc(TITLE.normalize('NFD'))).toBe(TITLE)
    expect(toNfc('Hô\u0323i thi “Bư\u0303a cơm quê nha\u0300” ở thôn Khe Mây')).toBe(TITLE)
  })
  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => toNfc(toNfc(text)) === toNfc(text)))
  })
})

describe('a printed line', () => {
  it('loses its indent of non-breaking blanks and its doubled blanks, and tells how many', () => {
    expect(cleanLine('\u00A0\u00A0\u00A0\u00A0 nép sau lưng mẹ, \u00A0nhưng chỉ  ít phút')).toEqual({
      text: 'nép sau lưng mẹ, nhưng chỉ ít phút',
      indented: true,
      blanks: 2,
    })
  })
  it('keeps what a blank does not touch: numbers, document numbers, a blank before a comma', () => {
    const line = 'Từ 7h30, Quyết định 139/QĐ - UBND cấp 1.641 ha ở Bến Cây , TP.Huế'
    expect(cleanLine(line)).toEqual({ text: line, indented: false, blanks: 0 })
  })
  it('drops zero-width characters, and soft hyphens only where they cannot be the ư of TCVN3', () => {
    expect(cleanLine('\uFEFFthôn\u200B Bến\u00AD Cây').text).toBe('thôn Bến Cây')
    expect(cleanLine('tr\u00ADêng häc').text).toBe('tr\u00ADêng häc')
  })
  it('is clean after one cleaning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanLine(text).text
        return cleanLine(once).text === once
      }),
    )
  })
})
