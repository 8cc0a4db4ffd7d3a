import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOTHING_REMEMBERED, placeOnScreen, rememberIn } from './remembered.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'remembered-'))
})
afterAll(() => rm(dir, { recursive: true }))

const screen = { x: 0, y: 0, width: 1366, height: 768 }

describe('what the window remembers', () => {
  it('comes back at the next start and leaves no half-written file', async () => {
    const file = join(dir, 'new', 'window.json')
    rememberIn(file).set({ maximized: true, profileId: 'khanh-trinh' })
    expect(rememberIn(file).get()).toEqual({ ...NOTHING_REMEMBERED, maximized: true, profileId: 'khanh-trinh' })
    expect(await readdir(join(dir, 'new'))).toEqual(['window.json'])
    expect(JSON.parse(await readFile(file, 'utf8')).maximized).toBe(true)
  })
  it.each(['', 'null', '{', '{"bounds":{"x":"a"}}', '{"maximized":1}'])(
    'starts afresh from a file holding %j',
    async (text) => {
      const file = join(dir, 'bad.json')
      await writeFile(file, text)
      expect(rememberIn(file).get()).toEqual(NOTHING_REMEMBERED)
    },
  )
})

describe('the remembered place', () => {
  it('is kept while it can be seen', () => {
    const place = { x: 200, y: 100, width: 1000, height: 600 }
    expect(placeOnScreen(place, [screen])).toEqual(place)
    expect(placeOnScreen({ ...place, x: 1366 + 20 }, [screen, { ...screen, x: 1366 }])).not.toBeNull()
  })
  it('is forgotten when the second screen is gone, or the title bar would be above the screen', () => {
    expect(placeOnScreen({ x: 1500, y: 100, width: 1000, height: 600 }, [screen])).toBeNull()
    expect(placeOnScreen({ x: 100, y: -300, width: 1000, height: 600 }, [screen])).toBeNull()
    expect(placeOnScreen(null, [screen])).toBeNull()
  })
})
