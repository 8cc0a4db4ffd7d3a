import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seal, sealInPieces, unseal } from './envelope.ts'

it('sealed in pieces is sealed at once, byte for byte', async () => {
  const value = fc.record({
    rows: fc.array(fc.record({ title: fc.string({ unit: 'grapheme' }) })),
    missing: fc.array(fc.string()),
  })
  await fc.assert(
    fc.asyncProperty(value, fc.nat(), async (data, generation) => {
      const head = { generation, schemaVersion: 3 }
      const text = JSON.stringify(data)
      const pieces = Array.from({ length: Math.ceil(text.length / 7) }, (_, at) => text.slice(at * 7, at * 7 + 7))
      // A piece must not end inside a character of two halves.
      fc.pre(pieces.every((piece) => piece.isWellFormed()))
      const bytes = await sealInPieces(head, pieces)
      expect(Buffer.from(bytes)).toEqual(Buffer.from(seal({ ...head, data })))
      expect(unseal(bytes)).toEqual({ sound: true, sealed: { ...head, data: JSON.parse(text) } })
    }),
  )
})
