import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupName, readBackupName } from './backup-name.ts'

const ID = '01JB3K5QW0000000000000ABCD'

describe('the name of a backup', () => {
  it('says the library, the day and the time in Vietnam', () => {
    expect(backupName(ID, new Date('2026-10-25T18:30:05.000Z'))).toBe('ToaSoan-01JB3K5Q-20261026-013005.zip')
    expect(backupName(ID, new Date('2026-10-25T18:30:05.000Z'), 2)).toBe('ToaSoan-01JB3K5Q-20261026-013005-2.zip')
    expect(readBackupName('ToaSoan-01JB3K5Q-20261026-013005-2.zip')).toEqual({
      library: '01JB3K5Q',
      createdAt: '2026-10-25T18:30:05.000Z',
    })
  })

  it('is read back to the second', () => {
    const dates = fc.date({ min: new Date('1980-01-01'), max: new Date('2107-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 999 }), (date, again) => {
        const second = new Date(Math.floor(date.getTime() / 1000) * 1000)
        expect(readBackupName(backupName(ID, date, again))?.createdAt).toBe(second.toISOString())
      }),
    )
  })

  it.each([
    'ToaSoan-01JB3K5Q-20261026-013005.zip.part',
    'ToaSoan-01JB3K5Q-20261326-013005.zip',
    'ToaSoan-01JB3K5Q-20260231-013005.zip',
    'ToaSoan-01JB3K5Q-20261026-250005.zip',
    'toasoan-01JB3K5Q-20261026-013005.zip',
    'ToaSoan--20261026-013005.zip',
    '../ToaSoan-01JB3K5Q-20261026-013005.zip',
    'Ảnh hội nghị.zip',
    '',
  ])('is not %j', (name) => {
    expect(readBackupName(name)).toBeNull()
  })
})
