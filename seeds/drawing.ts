/** Small pieces that the demonstration pictures are drawn from, as SVG text on a sheet of 1600 × 1000. */
export const WIDTH = 1600
export const HEIGHT = 1000

export const rect = (x: number, y: number, width: number, height: number, fill: string, rx = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${rx}" fill="${fill}"/>`
export const circle = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
export const shape = (points: string, fill: string): string => `<polygon points="${points}" fill="${fill}"/>`
export const path = (d: string, fill: string, stroke = 'none', width = 0): string =>
  `<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"/>`
export const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

/** The same numbers between 0 and 1 for the same seed, so a picture never changes. */
export function scatter(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296
  }
}

export const sky = (top: string, bottom: string): string =>
  `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs>${rect(0, 0, WIDTH, HEIGHT, 'url(#sky)')}`

/** A ridge of soft hills whose crest stands about `y`. */
export function hills(y: number, height: number, fill: string, seed: number): string {
  const next = scatter(seed)
  let d = `M0 ${HEIGHT} L0 ${y}`
  for (let x = 0; x < WIDTH; x += 200)
    d += ` Q${x + 100} ${y - height * (0.4 + next())} ${x + 200} ${y - height * 0.2 * next()}`
  return path(`${d} L${WIDTH} ${HEIGHT} Z`, fill)
}

export const tree = (x: number, y: number, size: number, leaf: string): string =>
  rect(x - size * 0.06, y - size * 0.5, size * 0.12, size * 0.5, '#6b4a32') +
  circle(x, y - size * 0.75, size * 0.34, leaf) +
  circle(x - size * 0.24, y - size * 0.58, size * 0.24, leaf) +
  circle(x + size * 0.24, y - size * 0.58, size * 0.24, leaf)

export const palm = (x: number, y: number, size: number): string =>
  path(`M${x} ${y} q${size * 0.08} ${-size * 0.5} 0 ${-size}`, 'none', '#7a5a3c', size * 0.06) +
  times(7, (index) => {
    const angle = (index / 6) * Math.PI
    const [dx, dy] = [Math.cos(angle) * size * 0.45, -Math.sin(angle) * size * 0.2]
    return path(
      `M${x} ${y - size} q${dx * 0.5} ${dy - size * 0.14} ${dx} ${dy + size * 0.16}`,
      'none',
      '#3f7d46',
      size * 0.06,
    )
  })

/** A person standing with the feet at `y`; `hat` is a conical hat. */
export const person = (x: number, y: number, size: number, cloth: string, hat = false): string =>
  path(
    `M${x - size * 0.16} ${y} L${x - size * 0.1} ${y - size * 0.45} L${x + size * 0.1} ${y - size * 0.45} L${x + size * 0.16} ${y} Z`,
    '#2f3540',
  ) +
  rect(x - size * 0.17, y - size * 0.78, size * 0.34, size * 0.42, cloth, size * 0.1) +
  circle(x, y - size * 0.89, size * 0.11, '#d9a47c') +
  (hat
    ? shape(
        `${x - size * 0.24},${y - size * 0.9} ${x},${y - size * 1.1} ${x + size * 0.24},${y - size * 0.9}`,
        '#e8d3a0',
      )
    : path(
        `M${x - size * 0.115} ${y - size * 0.89} a${size * 0.115} ${size * 0.115} 0 0 1 ${size * 0.23} 0 Z`,
        '#26211e',
      ))

/** A low house with a tiled roof, its ground line at `y`. */
export const house = (x: number, y: number, width: number, height: number, wall: string, roof: string): string =>
  rect(x, y - height, width, height, wall) +
  shape(
    `${x - width * 0.08},${y - height} ${x + width * 0.12},${y - height * 1.5} ${x + width * 0.88},${y - height * 1.5} ${x + width * 1.08},${y - height}`,
    roof,
  ) +
  rect(x + width * 0.42, y - height * 0.7, width * 0.16, height * 0.7, '#6d4630') +
  rect(x + width * 0.12, y - height * 0.68, width * 0.18, height * 0.36, '#dcebf2') +
  rect(x + width * 0.7, y - height * 0.68, width * 0.18, height * 0.36, '#dcebf2')

export const table = (x: number, y: number, width: number, height: number, wood = '#a9774a'): string =>
  rect(x, y - height, width, height * 0.14, wood, 4) +
  rect(x + width * 0.06, y - height * 0.88, width * 0.05, height * 0.88, wood) +
  rect(x + width * 0.89, y - height * 0.88, width * 0.05, height * 0.88, wood)
