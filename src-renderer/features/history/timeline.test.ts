import type { Decision } from '@shared/article/decision.ts'
import { describe, expect, it } from 'vitest'
import type { VersionRow } from '../../client/index.ts'
import { timelineOf } from './timeline.ts'

const hash = (letter: string) => letter.repeat(64)
const decision = (kind: 'create' | 'submit' | 'trash', at: string, contentHash = hash('0')): Decision =>
  ({ kind, at, by: 'an', byName: 'Lê Minh An', contentHash, ...(kind === 'submit' ? { note: '' } : {}) }) as Decision
const version = (name: string, at: string, words: number, over: Partial<VersionRow> = {}): VersionRow => ({
  version: hash(name),
  parent: null,
  at,
  by: 'an',
  byName: 'Lê Minh An',
  reason: 'interval',
  name: null,
  generation: 1,
  contentHash: hash('0'),
  words,
  ...over,
})
const told = (decisions: readonly Decision[], rows: readonly VersionRow[]) =>
  timelineOf(decisions, rows).map((entry) => [
    entry.decision?.kind ?? '–',
    entry.version?.version[0] ?? '–',
    entry.words,
  ])

describe('the story of an article', () => {
  it('tells a decision and the version that it made as one', () =>
    expect(
      told(
        [decision('create', '2026-10-25T01:00:00Z'), decision('submit', '2026-10-25T03:00:00Z', hash('c'))],
        [
          version('b', '2026-10-25T03:00:00.100Z', 120, { reason: 'submit', contentHash: hash('c') }),
          version('a', '2026-10-25T02:00:00Z', 100),
        ],
      ),
    ).toEqual([
      ['submit', 'b', 20],
      ['–', 'a', null],
      ['create', '–', null],
    ]))

  it('gives each of two submissions of one text its own version', () =>
    expect(
      told(
        [decision('submit', '2026-10-25T03:00:00Z'), decision('submit', '2026-10-26T03:00:00Z')],
        [
          version('b', '2026-10-26T03:00:01Z', 90, { reason: 'submit' }),
          version('a', '2026-10-25T03:00:01Z', 100, { reason: 'submit' }),
        ],
      ),
    ).toEqual([
      ['submit', 'b', -10],
      ['submit', 'a', null],
    ]))

  it('keeps versions in their order when a clock went back', () =>
    expect(
      told(
        [decision('create', '2026-10-25T01:00:00Z')],
        [version('b', '2026-10-24T00:00:00Z', 5), version('a', '2026-10-25T02:00:00Z', 4)],
      ),
    ).toEqual([
      ['create', '–', null],
      ['–', 'b', 1],
      ['–', 'a', null],
    ]))
})
