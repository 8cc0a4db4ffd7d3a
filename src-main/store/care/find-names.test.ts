import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seek } from './find-names.ts'

const hash = fc.stringMatching(/^[0-9a-f]{64}$/)
const bytesOf = (text: string) => Buffer.from(text, 'utf8')

describe('looking for hashes in bytes', () => {
  it('finds one wherever it stands, also across slices', async () => {
    await fc.assert(
      fc.asyncProperty(hash, fc.integer({ min: 0, max: 3 * 128 * 1024 }), async (sought, before) => {
        const bytes = bytesOf(`${'ố '.repeat(before / 4)}"media:${sought}"}`)
        const search = seek([sought])
        await search.strike(bytes)
        expect(search.left()).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('finds it with one byte changed to anything', async () => {
    await fc.assert(
      fc.asyncProperty(hash, fc.nat(63), fc.nat(255), async (sought, at, byte) => {
        const bytes = bytesOf(`"media:${sought}"`)
        bytes[7 + at] = byte
        const search = seek([sought])
        await search.strike(bytes)
        expect(search.left()).toEqual([])
      }),
    )
  })

  it('leaves what is not there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(hash, { minLength: 2, maxLength: 20 }), async ([absent = '', ...there]) => {
        const search = seek([absent, ...there])
        await search.strike(bytesOf(there.map((each) => `media:${each}`).join('\n')))
        expect(search.left()).toEqual([absent])
      }),
    )
  })
})
