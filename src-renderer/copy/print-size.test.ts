import { describe, expect, it } from 'vitest'
import { printSize } from './print-size.ts'

describe('a size', () => {
  it.each([
    [0, '0 KB'],
    [1, '1 KB'],
    [524_288, '512 KB'],
    [1_468_006, '1,4 MB'],
    [1_048_576, '1 MB'],
    [10_440_000, '10 MB'],
    [37_580_963_840, '35 GB'],
    [1_536_000_000_000, '1,4 TB'],
  ])('of %i bytes is said as %s', (bytes, said) => expect(printSize(bytes, 'vi')).toBe(said))
  it('has a point in English', () => expect(printSize(1_468_006, 'en')).toBe('1.4 MB'))
})
