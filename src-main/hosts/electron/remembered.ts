import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const rectangle = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200) })
const rememberedSchema = z.strictObject({
  bounds: rectangle.nullable(),
  maximized: z.boolean(),
  zoom: z.number().min(-5).max(5),
  profileId: z.string().max(60).nullable(),
})
export type Remembered = z.infer<typeof rememberedSchema>
export type Rectangle = z.infer<typeof rectangle>

export const NOTHING_REMEMBERED: Remembered = { bounds: null, maximized: false, zoom: 0, profileId: null }

/** What this computer's window remembers between runs; losing it costs a click, never a word. */
export const rememberIn = (file: string) => {
  let current = readRemembered(file)
  return {
    get: (): Remembered => current,
    set: (change: Partial<Remembered>): void => {
      const next = { ...current, ...change }
      if (JSON.stringify(next) === JSON.stringify(current)) return
      current = next
      writeRemembered(file, next)
    },
  }
}

/** The remembered place when a good part of it is still on a screen, else none. */
export const placeOnScreen = (bounds: Rectangle | null, screens: readonly Rectangle[]): Rectangle | null => {
  if (!bounds) return null
  const shown = screens.some((screen) => {
    const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x)
    const down = Math.min(bounds.y + bounds.height, screen.y + screen.height) - Math.max(bounds.y, screen.y)
    return across >= 200 && down >= 200 && bounds.y >= screen.y
  })
  return shown ? bounds : null
}

const readRemembered = (file: string): Remembered => {
  try {
    const read = rememberedSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.success ? read.data : NOTHING_REMEMBERED
  } catch {
    return NOTHING_REMEMBERED
  }
}

const writeRemembered = (file: string, value: Remembered): void => {
  const part = `${file}.${randomBytes(4).toString('hex')}.part`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(part, JSON.stringify(value), { mode: 0o600, flag: 'wx' })
    renameSync(part, file)
  } catch {
    rmSync(part, { force: true })
  }
}
