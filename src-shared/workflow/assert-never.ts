/** Ends a switch: a case that was forgotten fails to compile, and to run. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`)
}
