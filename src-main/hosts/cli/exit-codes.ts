import type { Failure } from '@shared/contract/operations.ts'

/** 0 done, 1 something was refused, 2 the command line is wrong, 3 the library cannot be used. */
export const EXIT = { done: 0, refused: 1, usage: 2, library: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export function exitCodeOf({ code }: Failure): ExitCode {
  if (code.startsWith('usage/') || code.startsWith('profile/') || code === 'input/invalid') return EXIT.usage
  return code.startsWith('library/') || code.startsWith('disk/') ? EXIT.library : EXIT.refused
}
