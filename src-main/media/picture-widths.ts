/** Widths of a published photo in px: the three of the design, none wider than the original, at least one. */
export const pictureWidths = (originalWidth: number): readonly number[] => [
  ...new Set(PUBLISHED_WIDTHS.map((width) => Math.min(width, originalWidth))),
]

const PUBLISHED_WIDTHS = [640, 1280, 1920] as const
