import { articleBodySchema } from '@shared/article/body/schema.ts'
import { describe, expect, it } from 'vitest'
import { type FindOptions, findInBody } from './find-in-body.ts'

const EXACT: FindOptions = { matchCase: false, wholeWord: false, matchMarks: true }

function found(text: string, wanted: string, options: Partial<FindOptions> = {}): readonly string[] {
  const body = articleBodySchema.nodeFromJSON({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })
  return findInBody(body, wanted, { ...EXACT, ...options }).map(({ from, to }) => body.textBetween(from, to))
}

describe('finding in the article', () => {
  it('finds with diacritics unless told otherwise', () => {
    expect(found('Đường Đông, con đường', 'đường')).toEqual(['Đường', 'đường'])
    expect(found('Đường Đông, con đường', 'duong')).toEqual([])
    expect(found('Đường Đông, con đường', 'duong', { matchMarks: false })).toEqual(['Đường', 'đường'])
  })

  it('finds text typed as letters and combining marks', () => {
    expect(found('Tiếng Việt'.normalize('NFD'), 'việt')).toEqual(['Việt'.normalize('NFD')])
    expect(found('Tiếng Việt', 'Việt'.normalize('NFD'))).toEqual(['Việt'])
  })

  it('keeps to case and to whole words when asked', () => {
    expect(found('An An an', 'an', { matchCase: true })).toEqual(['an'])
    expect(found('An an', 'AN', { matchCase: true, matchMarks: false })).toEqual([])
    expect(found('đường, đườngsá', 'đường', { wholeWord: true })).toEqual(['đường'])
  })

  it('finds nothing for nothing', () => {
    expect(found('a b', ' ')).toEqual([])
  })

  it('does not run from one paragraph into the next', () => {
    const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
    const body = articleBodySchema.nodeFromJSON({ type: 'doc', content: [paragraph('một'), paragraph('hai')] })
    expect(findInBody(body, 'mộthai', EXACT)).toEqual([])
    expect(findInBody(body, 'hai', EXACT)).toEqual([{ from: 6, to: 9 }])
  })
})
