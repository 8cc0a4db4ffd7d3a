import fc from 'fast-check'
import { parse, parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { cleanText } from './clean-text.ts'
import { escapeHtml, jsonForScript } from './escape-html.ts'
import { HOSTILE_TEXTS } from './export-subject.testing.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...HOSTILE_TEXTS),
)

describe('text on its way out', () => {
  it('is one text node again when parsed, in an element and in an attribute', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const fragment = parseFragment(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`)
        const [paragraph, ...rest] = fragment.childNodes
        expect(rest).toEqual([])
        if (!paragraph || !('attrs' in paragraph)) throw new Error('no paragraph')
        expect(paragraph.attrs).toEqual([{ name: 'title', value: cleanText(text) }])
        expect(paragraph.childNodes.map((node) => ('value' in node ? node.value : node.nodeName)).join('')).toBe(
          cleanText(text),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('can not close a data block, and reads back as the same JSON', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const json = jsonForScript({ headline: text })
        expect(json).not.toMatch(/[<>&\u2028\u2029]/)
        expect(JSON.parse(json)).toEqual({ headline: text })
        const html = serialize(
          parse(
            `<!DOCTYPE html><html><head><script type="application/ld+json">${json}</script></head><body></body></html>`,
          ),
        )
        expect(html.match(/<script/g)).toHaveLength(1)
      }),
    )
  })

  it('is NFC, without controls, lone surrogates and bidi overrides; cleaning twice changes nothing', () => {
    expect(cleanText('Tie\u0302\u0301ng\u202e Vie\u0323\u0302t\u0000\ud800')).toBe('Tiếng Việt')
    expect(cleanText('1.641\u00a0người, TP.Huế – 7h30')).toBe('1.641\u00a0người, TP.Huế – 7h30')
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
        expect(cleanText(text)).toBe(cleanText(text).normalize('NFC'))
      }),
      { numRuns: 1000 },
    )
  })
})
