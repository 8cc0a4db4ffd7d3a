import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../src-renderer/copy/en.ts'
import { vi } from '../../src-renderer/copy/vi.ts'

const root = resolve(import.meta.dirname, '../..')
// The command line has its own words; a test's codes are made up.
const SOURCES = [
  'src-main/{intake,media,services,store}/**/*.ts',
  'src-main/hosts/{electron,local-web}/*.ts',
  'src-shared/**/*.ts',
]
/** Told by no screen: another program's call, and findings that the check of the library lists as they are. */
const UNSEEN = ['session/foreign-sender', 'contract/unknown-operation']

describe('every failure has its sentence', () => {
  const files = globSync(SOURCES, { cwd: root, exclude: (name) => /\.(test|testing)\.ts$/.test(name) })
  const codes = new Set(
    files.flatMap((file) =>
      [...readFileSync(resolve(root, file), 'utf8').matchAll(/failed\(\s*'([a-z]+\/[a-z-]+)'/g)].map(
        ([, code]) => code ?? '',
      ),
    ),
  )

  it('reads the codes from the sources', () => expect(codes.size).toBeGreaterThan(30))
  it.each(['vi', 'en'] as const)('in %s', (language) => {
    const words: Readonly<Record<string, string>> = { vi, en }[language]
    const silent = [...codes].filter((code) => !UNSEEN.includes(code) && words[`error.${code}`] === undefined)
    expect(silent).toEqual([])
  })
})
