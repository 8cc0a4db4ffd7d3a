/** The value below which this share of the figures lies. */
export function share(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export const ms = (figure: number): string => figure.toFixed(figure < 10 ? 2 : 1)

/** One gate of the design: says PASS or FAIL, and with `--gate` a failed one fails the run. */
export function gate(name: string, figure: number, atMost: number, unit = 'ms'): void {
  const passed = figure <= atMost
  console.log(`${passed ? 'PASS' : 'FAIL'}  ${name}: ${ms(figure)} ${unit}, at most ${atMost}`)
  if (!passed && process.argv.includes('--gate')) process.exitCode = 1
}
