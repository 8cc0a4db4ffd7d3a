import { done, type Envelope, failed } from '@shared/contract/operations.ts'

/** Article bodies nest at most 64 nodes, two JSON levels each, inside an envelope. */
const DEEPEST_JSON = 200

/** Reads a request body: strict UTF-8, at most DEEPEST_JSON levels, no key that reaches a prototype. Error: `host/bad-request`. */
export const readJsonBody = (bytes: Uint8Array): Envelope<unknown> => {
  if (!isShallow(bytes)) return failed('input/invalid')
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return reachesPrototype(value) ? failed('input/invalid') : done(value)
  } catch {
    // Both the decoder and the parser throw for bad input only; the text is the caller's, so it is not repeated.
    return failed('input/invalid')
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENERS = [0x7b, 0x5b]
const CLOSERS = [0x7d, 0x5d]

// Depth is counted on bytes before parsing, so a hostile document never becomes objects.
const isShallow = (bytes: Uint8Array): boolean => {
  let depth = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) at = endOfString(bytes, at)
    else if (OPENERS.includes(byte)) depth++
    else if (CLOSERS.includes(byte)) depth--
    if (depth > DEEPEST_JSON) return false
  }
  return true
}

const endOfString = (bytes: Uint8Array, from: number): number => {
  let end = bytes.indexOf(QUOTE, from + 1)
  while (end !== -1 && isEscaped(bytes, end)) end = bytes.indexOf(QUOTE, end + 1)
  return end === -1 ? bytes.length : end
}

const isEscaped = (bytes: Uint8Array, at: number): boolean => {
  let backslashes = 0
  while (bytes[at - 1 - backslashes] === BACKSLASH) backslashes++
  return backslashes % 2 === 1
}

const reachesPrototype = (root: unknown): boolean => {
  const left: unknown[] = [root]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') return true
      left.push(inner)
    }
  }
  return false
}
