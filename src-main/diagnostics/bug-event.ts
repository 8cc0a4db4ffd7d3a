import type { DiagnosticEvent } from './event.ts'

/**
 * What the log may say of a bug: its kind and where in the program it happened. Never its message, which may quote an
 * article, nor a folder, which may be named after a person.
 */
export function bugEvent(operation: string, cause: unknown): DiagnosticEvent {
  const error = cause instanceof Error ? cause : null
  const name = error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Unknown'
  const code = error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return {
    event: 'bug',
    operation: /^[a-zA-Z]{1,30}\.[a-zA-Z]{1,30}$/.test(operation) ? operation : 'unknown.operation',
    name,
    code: /^[A-Z0-9_]{1,40}$/.test(code) ? code : '',
    frames: framesOf(error?.stack ?? ''),
  }
}

const MOST_FRAMES = 20

/** Lines of a stack that lie in a file of a program; the message above them has none of this shape. */
function framesOf(stack: string): string[] {
  const frames: string[] = []
  // The message may hold lines of any shape; the real frames are the run of lines at the end.
  for (const line of stack.split('\n').toReversed()) {
    const [, called = '', file, at] =
      /^\s+at (?:(?:async |new )*([\w$.<>#]{0,80})(?: \[as [\w$]+\])? \()?(?:[^()]*[/\\])?([\w.-]{1,80}\.(?:js|ts|cjs|mjs)):(\d{1,7}):\d+\)?$/.exec(
        line,
      ) ?? []
    if (!line.trimStart().startsWith('at ')) break
    if (file && at) frames.unshift(`${called} ${file}:${at}`)
  }
  return frames.slice(0, MOST_FRAMES)
}
