import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What an attack counted. Every name but these is printed as it is. */
export type Tally = {
  acknowledged: number
  lost: number
  unreadable: number
  falseAcknowledgements: number
} & Record<string, number>

export const noTally = (): Tally => ({ acknowledged: 0, lost: 0, unreadable: 0, falseAcknowledgements: 0 })

/** The seed of this run, or the one to replay. */
export const SEED = Number(process.env.TOA_SOAN_SEED ?? Date.now() % 1_000_000)

const folder = resolve(import.meta.dirname, '../../test-results/faults')

/** Prints what was counted, and keeps it for the sum at the end of `npm test`. */
export function tell(name: string, tally: Partial<Tally>): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(tally)}\n`)
  const counts = Object.entries(tally).map(([count, value]) => `${count} ${value}`)
  console.log(`${name}, seed ${SEED}: ${counts.join(', ')}`)
}
