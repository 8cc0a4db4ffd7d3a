import { describe, expect, it } from 'vitest'
import { bold, link, marked, text } from './compare.testing.ts'
import { compareText, compareWords } from './compare-words.ts'

const between = (before: string, after: string) => marked(compareText(before, after))

describe('words of two texts', () => {
  it('are compared as whole syllables, not letters', () =>
    expect(between('Sáng ngày 25/10, xã họp.', 'Chiều ngày 25/10, xã hợp nhất.')).toBe(
      '[-Sáng-]{+Chiều+} ngày 25/10, xã [-họp-]{+hợp nhất+}.',
    ))

  it('take the blank before a word with the word', () => {
    expect(between('Ông An cho biết', 'Ông An vui vẻ cho biết')).toBe('Ông An{+ vui vẻ+} cho biết')
    expect(between('họp  tại xã', 'họp tại xã')).toBe('họp[-  -]{+ +}tại xã')
    expect(between('Một câu. ', 'Một câu.')).toBe('Một câu.[- -]')
  })

  it('keep amounts, dates and document numbers in one piece', () => {
    expect(between('chi 1.641 triệu', 'chi 1.645 triệu')).toBe('chi [-1.641-]{+1.645+} triệu')
    expect(between('số 69/QĐ-UBND', 'số 96/QĐ-UBND')).toBe('số [-69/QĐ-UBND-]{+96/QĐ-UBND+}')
    expect(between('xã, thôn', 'xã thôn')).toBe('xã[-,-] thôn')
  })

  it('of a sentence written anew come as one change, not as islands of “và”', () =>
    expect(between('Trời mưa và gió lớn, bà con nghỉ chợ', 'Nắng đẹp và hoa nở, trẻ em đến trường')).toBe(
      '[-Trời mưa và gió lớn, bà con nghỉ chợ-]{+Nắng đẹp và hoa nở, trẻ em đến trường+}',
    ))

  it('show what only changed its look', () => {
    expect(marked(compareWords([text('Xã An Lộc')], [text('Xã '), text('An Lộc', bold)]))).toBe('Xã ‹An Lộc›')
    expect(compareWords([text('đây', link('https://a.vn/'))], [text('đây', link('https://b.vn/'))])).toEqual([
      {
        kind: 'format',
        type: 'text',
        text: 'đây',
        before: [link('https://a.vn/')],
        after: [link('https://b.vn/')],
      },
    ])
    // Half of a word in bold is still one word.
    expect(marked(compareWords([text('nông'), text('thôn', bold)], [text('nôngthôn mới')]))).toBe('nông‹thôn›{+ mới+}')
  })

  it('know a line break from the letters beside it', () =>
    expect(marked(compareWords([text('Một'), { type: 'hardBreak' }, text('hai')], [text('Một hai')]))).toBe(
      'Một[-\n-]{+ +}hai',
    ))
})
