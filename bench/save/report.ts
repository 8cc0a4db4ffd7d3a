import { availableParallelism, loadavg } from 'node:os'

/** One line of a table; times in ms. */
export type Row = Readonly<Record<string, string | number>>

type Gate = { readonly name: string; readonly figure: number; readonly atMost: number; readonly passed: boolean }

/** Tells what was measured as it comes, or all of it at the end as JSON. */
export type Report = {
  table(heading: string, rows: readonly Row[]): void
  /** One gate of the design, in ms; with `strict` a failed one fails the run. */
  gate(name: string, figure: number, atMost: number): void
  end(): void
}

export function createReport({ json, strict }: { readonly json: boolean; readonly strict: boolean }): Report {
  const tables: { readonly heading: string; readonly rows: readonly Row[] }[] = []
  const gates: Gate[] = []
  const loadBefore = loadavg()[0] ?? 0
  const say = (text: string) => (json ? undefined : console.log(text))
  return {
    table(heading, rows) {
      tables.push({ heading, rows })
      say(`\n${heading}\n${lines(rows)}`)
    },
    gate(name, figure, atMost) {
      const passed = figure <= atMost
      gates.push({ name, figure, atMost, passed })
      say(`${passed ? 'PASS' : 'FAIL'}  ${name}: ${shown(figure)} ms, at most ${atMost}`)
      if (!passed && strict) process.exitCode = 1
    },
    end() {
      const load = { before: loadBefore, after: loadavg()[0] ?? 0, cores: availableParallelism() }
      if (json) console.log(JSON.stringify({ node: process.version, load, gates, tables }, null, 2))
      const busy = `${shown(load.before)} as it began, ${shown(load.after)} as it ended, ${load.cores} cores`
      say(
        `\n${gates.filter(({ passed }) => passed).length} of ${gates.length} gates passed. Load of the machine: ${busy}`,
      )
    },
  }
}

/** The value below which this share of the figures lies. */
export function share(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export const times = (figure: number, floor: number): string => `${(figure / floor).toFixed(2)} ×`

const shown = (figure: number): string => figure.toFixed(figure < 10 ? 2 : figure < 100 ? 1 : 0)

function lines(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = [names, ...rows.map((row) => names.map((name) => cell(row[name])))]
  const widths = names.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)))
  return cells
    .map((line) =>
      line.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0))),
    )
    .map((line) => `  ${line.join('  ')}`)
    .join('\n')
}

const cell = (value: string | number | undefined): string => (typeof value === 'number' ? shown(value) : (value ?? ''))
