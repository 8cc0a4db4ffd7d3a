import { describe, expect, it } from 'vitest'
import { backupEntryOf } from './backup-entry.ts'

const ID = '01JB3K5QW0000000000000ABCD'
const HASH = 'a'.repeat(64)

describe('a file in a backup', () => {
  it('is one of the library, of an article, or an original', () => {
    expect(backupEntryOf('library.json')).toEqual({ kind: 'library' })
    expect(backupEntryOf(`articles/${ID}/article.json`)).toEqual({ kind: 'article', id: ID })
    expect(backupEntryOf(`articles/${ID}/article.v2.json`)).toEqual({ kind: 'article', id: ID })
    expect(backupEntryOf(`articles/${ID}/decisions.jsonl.bak`)).toEqual({ kind: 'history', id: ID })
    expect(backupEntryOf(`articles/${ID}/version-names.json`)).toEqual({ kind: 'names', id: ID })
    expect(backupEntryOf(`articles/${ID}/versions/${HASH}.json.gz`)).toEqual({ kind: 'version', id: ID, version: HASH })
    expect(backupEntryOf('trash/purged.json')).toEqual({ kind: 'purged' })
    expect(backupEntryOf(`trash/media/${HASH}.jpg.1793000000000`)).toEqual({ kind: 'trashedMedia' })
    expect(backupEntryOf(`media/${HASH}.jpg`)).toEqual({ kind: 'media', media: `media:${HASH}` })
  })

  it.each([
    '../library.json',
    '/etc/passwd',
    'C:/library.json',
    `articles/${ID}/../../library.json`,
    `articles\\${ID}\\article.json`,
    `articles/${ID}/article.json/`,
    `articles/${ID}/article.json\u0000`,
    `articles/${ID}/article.json\n`,
    `articles/${ID.toLowerCase()}/article.json`,
    `articles/${ID}/undo.jsonl`,
    `articles/${ID}/versions/${HASH}.json`,
    `articles/${ID}/versions/${'A'.repeat(64)}.json.gz`,
    `media/${HASH}.svg`,
    `media/${HASH}.html`,
    'media/CON.jpg',
    'LOCK.json',
    'index.json',
    'backups.json',
    'tmp/1.tmp',
    '',
  ])('is not %j', (path) => {
    expect(backupEntryOf(path)).toBeNull()
  })
})
