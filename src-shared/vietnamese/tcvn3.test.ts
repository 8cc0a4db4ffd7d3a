import { describe, expect, it } from 'vitest'
import { syllableShare } from './syllable-share.ts'
import { decodeTcvn3 } from './tcvn3.ts'

// "Trường Tiểu học An Lộc Thượng khai giảng" as a file in .VnTime holds it; 0xAD is ư.
const SCHOOL = Uint8Array.from(
  'Tr\u00AD\u00EAng TiÓu h\u00E4c An L\u00E9c Th\u00AD\u00EEng khai gi\u00B6ng',
  (letter) => letter.charCodeAt(0),
)

describe('text in TCVN3', () => {
  it('is read with every ư and ờ in place', () => {
    expect(decodeTcvn3(SCHOOL)).toBe('Trường Tiểu học An Lộc Thượng khai giảng')
  })
  it('reads as Vietnamese only when decoded as what it is', () => {
    expect(syllableShare(decodeTcvn3(SCHOOL))).toBe(1)
    expect(syllableShare('Tr\u00AD\u00EAng TiÓu häc An Léc Th\u00AD\u00EEng khai gi¶ng')).toBeLessThan(0.7)
    expect(syllableShare('plain words')).toBe(0)
  })
})
