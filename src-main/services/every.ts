/** Calls `work` every so many milliseconds until the returned function is called. */
export type Every = (milliseconds: number, work: () => void) => () => void
