import { describe, expect, it } from 'vitest'
import { matchFolded } from './match.ts'

const names = [
  'Bài mới',
  'Đưa bài vào từ tệp…',
  'Xã An Lộc Thượng mở thư viện sách nói',
  'Ghi nhanh: đêm trực bão ở thôn Ghềnh Ráng',
]
const found = (query: string) => matchFolded(names, (name) => name, query, 10)

describe('the palette finds', () => {
  it('a command typed without diacritics', () => expect(found('bai moi')).toEqual(['Bài mới']))
  it('a đ typed as d', () => expect(found('dua bai')).toEqual(['Đưa bài vào từ tệp…']))
  it('an article by words from its middle, in any order', () => expect(found('sách thu vien')).toEqual([names[2]]))
  it('names that begin with the query before names that hold it', () =>
    expect(found('bai')).toEqual([names[0], names[1]]))
  it('everything when nothing is typed', () => expect(found(' ')).toEqual(names))
  it('nothing for words that no name has', () => expect(found('bóng chuyền')).toEqual([]))
})
